package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediabalance.stance.Vocabulary.Vector;

class EnsembleTest {
    @Test
    void members_that_agree_keep_their_answer_and_one_that_counts_more_draws_it_to_its_side() {
        double[] sure = {0.9, 0.1};
        double[] unsure = {0.4, 0.6};
        assertThat(Ensemble.mean(new double[][]{sure, sure}, new double[]{1, 2})).containsExactly(sure, within(1e-12));
        // Odds 9 and 2/3: the geometric mean has odds sqrt(6).
        double odds = Math.sqrt(6);
        assertThat(Ensemble.mean(new double[][]{sure, unsure}, new double[]{1, 1}))
                .containsExactly(new double[]{odds / (1 + odds), 1 / (1 + odds)}, within(1e-12));
        assertThat(Ensemble.mean(new double[][]{sure, unsure}, new double[]{1, 3})[0]).isLessThan(0.6);
    }

    @Test
    void a_rare_code_is_learned_as_if_it_were_common() {
        Vocabulary vocabulary = Vocabulary.byRarity(new String[]{"1"}, new int[]{20}, 20);
        List<Vector> same = Collections.nCopies(20, new Vector(new int[]{0}, new float[]{1}));
        int[] codes = new int[20];
        codes[3] = 1;
        codes[7] = 1;
        String[] names = {"no_position", "contra"};
        Vector asked = same.get(0);
        assertThat(Maxent.trainBalanced(same, codes, names, vocabulary, 0.01, 100).probabilities(asked))
                .containsExactly(new double[]{0.5, 0.5}, within(0.01));
        assertThat(Maxent.train(same, codes, names, vocabulary, 0.01, 100).probabilities(asked)[1])
                .isCloseTo(0.1, within(0.02));
    }

    @Test
    void a_feature_of_one_code_weighs_more_than_one_of_all() {
        Vocabulary vocabulary = Vocabulary.byTelling(new String[]{"wyes", "wthe"}, new int[][]{{10, 10}, {0, 10}});
        Vector item = vocabulary.vector(new int[]{0, 1}, new int[]{1, 5});
        assertThat(item.values()[0]).isGreaterThan(2 * item.values()[1]);
        assertThat(Math.hypot(item.values()[0], item.values()[1])).isCloseTo(1, within(1e-6));
    }
}
