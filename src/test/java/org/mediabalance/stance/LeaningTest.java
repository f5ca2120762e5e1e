package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

class LeaningTest {
    private static final List<Code> CODES = List.of(Code.PRO, Code.CONTRA, Code.NO_POSITION);
    private final List<CodedText> items = new ArrayList<>();
    private final List<Distribution> given = new ArrayList<>();

    private void add(int times, Code code, double pro, double contra) {
        for (int i = 0; i < times; i++) {
            items.add(new CodedText(
                    new StanceText("x", "", "", Optional.empty(), Optional.empty(), Optional.empty()), code,
                    Optional.empty(), Optional.empty()));
            given.add(new Distribution(CODES, new double[]{pro, contra, 1 - pro - contra}));
        }
    }

    private Stance decided(Leaning leaning, double pro, double contra) {
        return new Distribution(CODES, new double[]{pro, contra, 1 - pro - contra})
                .prediction(leaning, List.of(), List.of()).stance();
    }

    @Test
    void a_rare_stance_has_the_benefit_of_the_doubt_and_the_probabilities_stay() {
        add(60, Code.PRO, 0.9, 0.05);
        add(60, Code.NO_POSITION, 0.05, 0.05);
        add(10, Code.CONTRA, 0.5, 0.4);
        Leaning leaning = Leaning.fit(items, given, 0.75);
        assertThat(decided(leaning, 0.5, 0.4)).isEqualTo(Stance.CONTRA);
        assertThat(decided(Leaning.NONE, 0.5, 0.4)).isEqualTo(Stance.PRO);
        StancePrediction p = given.get(120).prediction(leaning, List.of(), List.of());
        assertThat(List.of(p.pro(), p.contra())).containsExactly(0.5, 0.4);
    }

    @Test
    void where_leaning_costs_more_than_it_finds_the_largest_probability_decides() {
        add(60, Code.PRO, 0.6, 0.3);
        add(10, Code.CONTRA, 0.05, 0.9);
        assertThat(decided(Leaning.fit(items, given, 0.75), 0.6, 0.3)).isEqualTo(Stance.PRO);
    }
}
