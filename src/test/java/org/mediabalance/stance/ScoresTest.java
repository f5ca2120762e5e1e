package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

class ScoresTest {
    private final List<CodedText> truth = new ArrayList<>();
    private final List<StancePrediction> given = new ArrayList<>();

    /** The decided stance gets this probability, the other two share the rest. */
    private void add(Code wanted, Stance said, double sure, boolean relevant) {
        truth.add(new CodedText(new StanceText("x", "", "", Optional.of("en"), Optional.empty(), Optional.empty()),
                wanted,
                Optional.empty(), Optional.empty()));
        double[] p = new double[3];
        Arrays.fill(p, (1 - sure) / 2);
        p[said.ordinal()] = sure;
        Code code = !relevant
                ? Code.NOT_RELEVANT
                : said == Stance.PRO ? Code.PRO : said == Stance.CONTRA ? Code.CONTRA : Code.NO_POSITION;
        given.add(new StancePrediction(relevant, relevant ? 1 : 0, said, p[Stance.PRO.ordinal()],
                p[Stance.CONTRA.ordinal()], p[Stance.NEUTRAL.ordinal()], code, List.of(), List.of()));
    }

    @Test
    void a_worked_example_gives_the_figures_of_the_textbook_formulas() {
        add(Code.PRO, Stance.PRO, 0.8, true);
        add(Code.PRO, Stance.PRO, 0.8, true);
        add(Code.PRO, Stance.NEUTRAL, 0.8, true);
        add(Code.CONTRA, Stance.CONTRA, 0.8, true);
        add(Code.NO_POSITION, Stance.NEUTRAL, 0.8, true);
        add(Code.MIXED, Stance.PRO, 0.8, true);
        add(Code.NOT_RELEVANT, Stance.PRO, 0.8, false);
        add(Code.NOT_RELEVANT, Stance.PRO, 0.8, true);
        Scores s = Scores.of(truth, given, 1);
        assertThat(s.items()).isEqualTo(8);
        assertThat(s.relevant()).isEqualTo(6);
        assertThat(s.byStance().get("pro")).isEqualTo(Scores.PerClass.of(2, 3, 3));
        assertThat(s.byStance().get("contra").f1()).isEqualTo(1);
        assertThat(s.byStance().get("neutral").f1()).isEqualTo(0.5);
        assertThat(s.macroF1()).isCloseTo((2.0 / 3 + 1 + 0.5) / 3, within(1e-12));
        assertThat(s.accuracy()).isCloseTo(4.0 / 6, within(1e-12));
        // Always "pro": precision 3/6, recall 1, F1 2/3, the other two classes 0.
        assertThat(s.majorityMacroF1()).isCloseTo(2.0 / 9, within(1e-12));
        // All six lie in one bin: sure 0.8, right 4 of 6.
        assertThat(s.calibrationError()).isCloseTo(0.8 - 4.0 / 6, within(1e-12));
        // Right: 0.04 + 2 * 0.01; wrong: 0.64 + 0.81 + 0.01.
        assertThat(s.brier()).isCloseTo((4 * 0.06 + 2 * 1.46) / 6, within(1e-12));
        assertThat(s.relevance()).contains(Scores.PerClass.of(6, 7, 6));
        assertThat(s.macroF1Interval()[0]).isLessThan(s.macroF1());
        assertThat(s.macroF1Interval()[1]).isGreaterThan(s.macroF1());
    }

    @Test
    void the_order_of_the_items_does_not_matter() {
        for (int i = 0; i < 40; i++) {
            add(List.of(Code.PRO, Code.CONTRA, Code.MIXED).get(i % 3), Stance.values()[i * 7 % 5 % 3],
                    0.5 + i % 5 / 10.0,
                    true);
        }
        Scores before = Scores.of(truth, given, 1);
        java.util.Collections.shuffle(truth, new java.util.Random(5));
        java.util.Collections.shuffle(given, new java.util.Random(5));
        Scores after = Scores.of(truth, given, 1);
        assertThat(after.macroF1()).isEqualTo(before.macroF1());
        assertThat(after.calibrationError()).isCloseTo(before.calibrationError(), within(1e-12));
        assertThat(after.brier()).isCloseTo(before.brier(), within(1e-12));
    }

    @Test
    void no_relevant_item_gives_zeros_and_no_failure() {
        add(Code.NOT_RELEVANT, Stance.PRO, 0.8, false);
        assertThat(Scores.of(truth, given, 1).macroF1()).isZero();
        assertThat(Scores.of(truth, given, 1).calibrationError()).isZero();
    }
}
