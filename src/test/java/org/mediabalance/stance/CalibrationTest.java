package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static final double[] EQUAL = {1 / 3.0, 1 / 3.0, 1 / 3.0};

    /** A model that learned three codes as equally common; the data hold them as 6 : 3 : 1. */
    @Test
    void how_common_the_codes_are_is_put_back() {
        Random random = new Random(5);
        double[] shares = {0.6, 0.3, 0.1};
        List<double[]> balanced = new ArrayList<>();
        int[] truth = new int[20_000];
        for (int i = 0; i < truth.length; i++) {
            double[] p = random.doubles(3).map(x -> -Math.log(x)).toArray();
            double[] common = new Calibration(1, 1, shares).apply(p);
            double draw = random.nextDouble();
            truth[i] = draw < common[0] ? 0 : draw < common[0] + common[1] ? 1 : 2;
            balanced.add(new Calibration(1, 0, shares).apply(p));
        }
        Calibration fitted = Calibration.fit(balanced, truth, shares);
        assertThat(fitted.prior()).isEqualTo(1);
        assertThat(fitted.temperature()).isCloseTo(1, within(0.05));
    }

    /** Labels drawn from known probabilities which are then made too sure or too timid: the temperature must undo it. */
    @ParameterizedTest(name = "temperature {0}")
    @ValueSource(doubles = {0.3, 0.7, 1, 2, 4})
    void the_temperature_that_was_put_in_is_found_again(double temperature) {
        Random random = new Random(11);
        List<double[]> spoilt = new ArrayList<>();
        int[] truth = new int[20_000];
        for (int i = 0; i < truth.length; i++) {
            double[] p = random.doubles(3).map(x -> -Math.log(x)).map(x -> x * x).toArray();
            double sum = Arrays.stream(p).sum();
            Arrays.setAll(p, c -> p[c] / sum);
            double draw = random.nextDouble();
            truth[i] = draw < p[0] ? 0 : draw < p[0] + p[1] ? 1 : 2;
            spoilt.add(new Calibration(1 / temperature, 0, EQUAL).apply(p));
        }
        assertThat(Calibration.fit(spoilt, truth, EQUAL).temperature()).isCloseTo(temperature,
                within(0.06 * temperature));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1, 20})
    void calibrated_probabilities_sum_to_one_and_keep_their_order(double temperature) {
        double[] p = new Calibration(temperature, 0, new double[]{0.25, 0.25, 0.25, 0.25})
                .apply(new double[]{0.7, 0.2, 0.1, 0});
        assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
        assertThat(p[0]).isGreaterThan(p[1]);
        assertThat(p[1]).isGreaterThan(p[2]);
        assertThat(p[2]).isGreaterThanOrEqualTo(p[3]);
    }
}
