package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeatureReaderTest {
    private static Map<String, Integer> read(String text) {
        return FeatureReader.read(
                new StanceText("x", "", text, Optional.of("ca"), Optional.empty(), Optional.empty()));
    }

    @Test
    void a_tag_keeps_its_sign_and_its_joints() {
        assertThat(read("Diumenge #VotemSí")).containsKeys("c #vo", "c#vot", "wvotemsí");
        assertThat(read("Diumenge votem")).doesNotContainKey("c #vo");
    }

    @Test
    void signs_without_end_take_no_longer_than_their_first_part() {
        for (String odd : new String[]{"#", "a", "@a", "<", "\ud83d\ude00", "\ud800", ")", "&"}) {
            // Time of this thread only: what else the machine does is not the reader's.
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            read(odd.repeat(10_000_000 / odd.length()));
            long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            assertThat(Duration.ofNanos(taken)).as(odd).isLessThan(Duration.ofSeconds(5));
        }
    }
}
