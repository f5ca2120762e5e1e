package org.mediabalance.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    /** What 108 neutral, 85 pro and 0 contra support (ODIHR 2022, footnote 59; exact binomial). */
    @Test
    void theFiguresOfTheReferenceCaseAreTheKnownOnes() {
        assertThat(value(Formula.SHARE, 85, 193)).isCloseTo(0.4404, within(5e-5));
        assertThat(value(Formula.CLOPPER_PEARSON_LOW, 85, 193, 0.95)).isCloseTo(0.3692, within(5e-5));
        assertThat(value(Formula.CLOPPER_PEARSON_HIGH, 85, 193, 0.95)).isCloseTo(0.5135, within(5e-5));
        assertThat(value(Formula.WILSON_LOW, 108, 193, 0.95)).isCloseTo(0.4891, within(5e-5));
        assertThat(value(Formula.WILSON_HIGH, 108, 193, 0.95)).isCloseTo(0.6278, within(5e-5));
        assertThat(value(Formula.ZERO_BOUND, 193, 0.95)).isCloseTo(0.0154, within(5e-5));
        assertThat(value(Formula.ZERO_BOUND, 193, 0.975)).isCloseTo(0.0189, within(5e-5))
                .isCloseTo(value(Formula.CLOPPER_PEARSON_HIGH, 0, 193, 0.95), within(1e-12));
        assertThat(value(Formula.DIRECTIONAL_BALANCE, 85, 0)).isEqualTo(1);
        assertThat(value(Formula.OVERALL_BALANCE, 85, 0, 108)).isCloseTo(0.44, within(5e-3));
        assertThat(value(Formula.JANIS_FADNER, 85, 0, 108, 0)).isCloseTo(0.19, within(5e-3));
        assertThat(value(Formula.ZERO_BOUND_BY_SENSITIVITY, 0.0154, 0.8)).isCloseTo(0.0193, within(5e-5));
    }

    @ParameterizedTest
    @EnumSource(value = Formula.class, names = {"DIRECTIONAL_BALANCE", "OVERALL_BALANCE", "JANIS_FADNER", "ENTROPY"})
    void anIndexOfNoItemsIsNoDataAndNeverBalanced(Formula formula) {
        int inputs = formula == Formula.DIRECTIONAL_BALANCE ? 2 : formula == Formula.JANIS_FADNER ? 4 : 3;
        assertThat(formula.apply(new double[inputs])).isInstanceOf(Figure.NoData.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void swappingTheSidesSwapsTheSignOfEveryIndexAndKeepsItInItsRange(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            double p = random.nextInt(200);
            double c = random.nextInt(200);
            double n = random.nextInt(200);
            double out = random.nextInt(200);
            if (p + c > 0) {
                String seen = "seed " + seed + ": P " + p + " C " + c + " N " + n;
                assertThat(value(Formula.DIRECTIONAL_BALANCE, p, c)).as(seen).isBetween(-1.0, 1.0)
                        .isEqualTo(-value(Formula.DIRECTIONAL_BALANCE, c, p));
                assertThat(value(Formula.OVERALL_BALANCE, p, c, n)).as(seen).isBetween(-1.0, 1.0)
                        .isEqualTo(-value(Formula.OVERALL_BALANCE, c, p, n));
                assertThat(value(Formula.JANIS_FADNER, p, c, n, out)).as(seen).isBetween(-1.0, 1.0)
                        .isEqualTo(-value(Formula.JANIS_FADNER, c, p, n, out));
                assertThat(value(Formula.ENTROPY, n, p, c)).as(seen).isBetween(-1e-12, 1 + 1e-12)
                        .isCloseTo(value(Formula.ENTROPY, c, n, p), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Intervals.class)
    void everyIntervalHoldsItsShareStaysInRangeAndMirrors(Intervals method) {
        RandomGenerator random = new SplittableRandom(11);
        for (int i = 0; i < 500; i++) {
            int whole = 1 + random.nextInt(500);
            int part = random.nextInt(whole + 1);
            Interval interval = method.of(part, whole, 0.95);
            Interval mirror = method.of(whole - part, whole, 0.95);
            assertThat(interval.low()).as(part + " of " + whole).isBetween(0.0, (double) part / whole + 1e-12);
            assertThat(interval.high()).as(part + " of " + whole).isBetween((double) part / whole - 1e-12, 1.0);
            assertThat(mirror.low()).isCloseTo(1 - interval.high(), within(1e-9));
            assertThat(method.of(part, whole, 0.99).width()).isGreaterThanOrEqualTo(interval.width());
        }
    }

    /** Goodman 1965, formula 2.7 written out for 108, 85 and 0 of 193: A is the 0.05/3 point of chi-squared, 5.731. */
    @Test
    void goodmansIntervalIsTheWrittenOutFormulaAndWiderThanWilsons() {
        double a = 5.7311;
        for (int part : new int[]{0, 85, 108}) {
            double root = Math.sqrt(a * (a + 4.0 * part * (193 - part) / 193));
            assertThat(value(Formula.GOODMAN_LOW, part, 193, 0.95))
                    .isCloseTo((a + 2 * part - root) / (2 * (193 + a)), within(1e-4));
            assertThat(value(Formula.GOODMAN_HIGH, part, 193, 0.95))
                    .isCloseTo((a + 2 * part + root) / (2 * (193 + a)), within(1e-4))
                    .isGreaterThan(value(Formula.WILSON_HIGH, part, 193, 0.95));
        }
    }

    @Test
    void clopperPearsonNeverFallsBelowItsLevel() {
        int n = 40;
        for (double p = 0.01; p < 1; p += 0.01) {
            double covered = 0;
            for (int x = 0; x <= n; x++) {
                if (Intervals.CLOPPER_PEARSON.of(x, n, 0.95).contains(p)) {
                    covered += Math.exp(logChoose(n, x) + x * Math.log(p) + (n - x) * Math.log(1 - p));
                }
            }
            assertThat(covered).as("p = " + p).isGreaterThanOrEqualTo(0.95);
        }
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log(n - k + i) - Math.log(i);
        }
        return sum;
    }

    private static double value(Formula formula, double... inputs) {
        return formula.apply(inputs).orEmpty().orElseThrow();
    }
}
