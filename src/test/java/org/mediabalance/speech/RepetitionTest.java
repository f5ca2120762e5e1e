package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.Cue;

class RepetitionTest {

    private static List<Integer> looped(int before, int period, int times) {
        List<Integer> tokens = new ArrayList<>(IntStream.range(100, 100 + before).boxed().toList());
        for (int i = 0; i < times; i++) {
            IntStream.range(0, period).forEach(tokens::add);
        }
        return tokens;
    }

    @Test
    void everyPeriodUpToEightIsCutAfterItsFirstRound() {
        for (int period = 1; period <= 8; period++) {
            int times = Math.max(4, (int) Math.ceil(10.0 / period));
            assertThat(Repetition.kept(looped(20, period, times))).as("period %d", period).isEqualTo(20 + period);
            assertThat(Repetition.kept(looped(20, period, 3))).as("thrice %d", period).isEqualTo(20 + 3 * period);
        }
    }

    @Test
    void nothingButALoopIsNothing() {
        assertThat(Repetition.kept(looped(0, 2, 6))).isZero();
    }

    @Test
    void peopleMayRepeatThemselves() {
        assertThat(Repetition.kept(List.of("да", "да", "да", "да"))).isEqualTo(4);
        assertThat(Repetition.kept(List.of())).isZero();
    }

    @Test
    void aLoopOverManyCuesIsCutAndTheCuesBeforeItStay() {
        List<Cue> cues = new ArrayList<>();
        cues.add(new Cue(Duration.ZERO, Duration.ofSeconds(2), "Бүгін жиналыс өтті"));
        Collections.nCopies(6, "бі бі").forEach(
                text -> cues.add(new Cue(Duration.ofSeconds(2), Duration.ofSeconds(3), text)));
        assertThat(WhisperCpp.withoutLoop(cues)).extracting(Cue::text).containsExactly("Бүгін жиналыс өтті", "бі");
    }
}
