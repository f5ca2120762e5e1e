package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShingleScoreTest {

    @Test
    void shinglesAreCountedAsOftenAsTheyStand() {
        // five shingles are given, of which "a b c d" stands twice but once in the truth's four
        ShingleScore score = ShingleScore.of("a b c d e f g", "a b c d a b c d");
        assertThat(score.precision()).isCloseTo(1 / 5.0, within(1e-12));
        assertThat(score.recall()).isCloseTo(1 / 4.0, within(1e-12));
        assertThat(score.f1()).isCloseTo(2 / 9.0, within(1e-12));
    }

    @Test
    void aShortTextIsOneShingleAndPunctuationIsNothing() {
        assertThat(ShingleScore.of("Екі сөз", "Екі, сөз!")).isEqualTo(new ShingleScore(1, 1, true));
        assertThat(ShingleScore.of("", "")).isEqualTo(new ShingleScore(1, 1, true));
        assertThat(ShingleScore.of("a b", "").recall()).isZero();
    }
}
