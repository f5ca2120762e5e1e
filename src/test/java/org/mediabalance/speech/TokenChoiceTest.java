package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenChoiceTest {
    /** Words 0 to 9, of which 3 is suppressed; end 10, no-timestamps 14, marks from 15. */
    private static final WhisperSettings SETTINGS = new WhisperSettings(80, 1, 1, 1, 11, 10, 13, 14, Set.of(3),
            Map.of("ru", 12));
    private static final int MARK = 15;

    private final TokenChoice choice = new TokenChoice(SETTINGS, 0.2);

    private static float[] logits(int... best) {
        float[] logits = new float[MARK + 1500];
        Arrays.fill(logits, -20);
        for (int i = 0; i < best.length; i++) {
            logits[best[i]] = 10 - i;
        }
        return logits;
    }

    @Test
    void marksComeInPairsAroundTextAndNeverGoBackOrPastTheSound() {
        assertThat(choice.next(logits(5, MARK + 2))).as("text cannot come first").isEqualTo(MARK + 2);
        assertThat(choice.next(logits(MARK + 3, 5))).as("a pair is not followed by a third mark").isEqualTo(5);
        assertThat(choice.next(logits(3, 14, 6))).as("suppressed").isEqualTo(6);
        assertThat(choice.next(logits(MARK + 1, MARK + 900, MARK + 8, 7))).isEqualTo(MARK + 8);
        assertThat(choice.next(logits(7, MARK + 8))).as("after a closing mark no text").isEqualTo(MARK + 8);
        assertThat(choice.next(logits(10))).isEqualTo(10);
        assertThat(choice.meanLogProbability()).isBetween(-0.5, 0.0);
    }

    @Test
    void manyMarksTogetherOutweighOneLikelierWord() {
        choice.next(logits(MARK));
        choice.next(logits(5));
        float[] logits = logits(6);
        Arrays.fill(logits, MARK + 1, MARK + 11, 9);
        assertThat(choice.next(logits)).as("10 e^9 > e^10").isEqualTo(MARK + 1);
    }
}
