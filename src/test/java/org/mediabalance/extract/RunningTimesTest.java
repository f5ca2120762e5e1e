package org.mediabalance.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediabalance.study.Hint;
import org.mediabalance.study.RunningTime;

class RunningTimesTest {

    @ParameterizedTest
    @CsvSource({"PT2M14S,134", "PT0H2M14S,134", "P0DT0H02M14S,134", "pt2m14s,134", "PT134S,134", "PT2M14.5S,134.5",
            "P2M14S,134", "2M14S,134", "134,134", "134.5,134.5", "2:14,134", "00:02:14,134", "1:00:00,3600",
            "PT1H,3600", "PT 2M 14S,134", "T2M14S,134"})
    void rightAndWrongFormsOfADurationAreRead(String text, double seconds) {
        assertThat(IsoDuration.read(text)).contains(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PT", "PT0S", "0", "00:00", "-5", "unknown", "PT99H", "134000000", "P1Y", "два"})
    void zeroNonsenseAndTheImpossiblyLongAreUnknown(String text) {
        assertThat(IsoDuration.read(text)).isEmpty();
    }

    @Test
    void aPlaylistThatEndsHasTheSumOfItsSegments() {
        String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9.5,\na.ts\n#EXTINF:4,\nb.ts\n";
        assertThat(HlsPlaylist.runningTime(playlist + "#EXT-X-ENDLIST\n"))
                .contains(new RunningTime(Duration.ofMillis(13_500), "hls:extinf"));
        assertThat(HlsPlaylist.runningTime(playlist)).as("live").isEmpty();
        assertThat(HlsPlaylist.runningTime("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nx.m3u8\n")).isEmpty();
    }

    @Test
    void theListsRunningTimeServesWhenThePageGivesNone() {
        RunningTime listed = new RunningTime(Duration.ofSeconds(95), "sitemap:duration");
        Hint hint = new Hint("sitemap", Optional.empty(), Optional.empty(), Optional.of(listed));
        String head = "<meta property=\"og:video\" content=\"https://arna.example/v.mp4\">";
        String page = Pages.page(head, "В посёлке готовят школу", "", Pages.PROSE);
        assertThat(Pages.extracted(page, hint).item().runningTime()).contains(listed);
        String stated = Pages.page(head + "<meta property=\"video:duration\" content=\"0\">", "В посёлке готовят школу",
                "",
                Pages.PROSE);
        assertThat(Pages.extracted(stated).item().runningTime()).as("zero is what a CMS writes for unknown").isEmpty();
    }
}
