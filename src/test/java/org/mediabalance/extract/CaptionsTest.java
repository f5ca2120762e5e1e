package org.mediabalance.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.Cue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaptionsTest {
    private static final Path REFERENCE = Path.of("../shared/data/crawl/webvtt");

    private static Cue cue(double start, double end, String text) {
        return new Cue(Duration.ofMillis(Math.round(start * 1000)), Duration.ofMillis(Math.round(end * 1000)), text);
    }

    @Test
    void webVttCuesLoseTheirMarkupAndKeepTheirWords() {
        String file = """
                \uFEFFWEBVTT - субтитры

                NOTE не показывать

                1
                00:01.000 --> 00:03.500 align:start
                <v Дикторша>Добрый <i>вечер</i>, друзья &amp; соседи!

                01:00:00.000 --> 01:00:01.000
                Соңы
                """;
        assertThat(Captions.webVtt(file)).containsExactly(cue(1, 3.5, "Добрый вечер, друзья & соседи!"),
                cue(3600, 3601, "Соңы"));
    }

    @Test
    void referenceFilesGiveTheCuesTheirAuthorsExpect() throws IOException {
        assumeTrue(Files.isDirectory(REFERENCE), "reference captions are not beside the checkout");
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (Stream<Path> files = Files.walk(REFERENCE)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".vtt")).sorted().toList()) {
                Path expected = Path.of(file.toString().replace(".vtt", ".json"));
                if (Files.exists(expected)) {
                    compared++;
                    List<Duration> starts = Captions.webVtt(Files.readString(file)).stream().map(Cue::start).toList();
                    if (!starts.equals(starts(expected))) {
                        wrong.add(file.getFileName() + ": " + starts + " for " + starts(expected));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(60);
    }

    private static List<Duration> starts(Path expected) throws IOException {
        List<Duration> starts = new ArrayList<>();
        for (JsonNode cue : new JsonMapper().readTree(Files.readAllBytes(expected)).get("cues")) {
            starts.add(Duration.ofMillis(Math.round(cue.get("startTime").asDouble() * 1000)));
        }
        return starts;
    }

    @Test
    void subRipIsReadWithAndWithoutNumbers() {
        String file = "1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<b>Бірінші</b>\r\nжол\r\n\r\n"
                + "00:00:03.000 --> 00:00:04.000\r\nЕкінші\r\n";
        assertThat(Captions.srt(file)).containsExactly(cue(1, 2.5, "Бірінші\nжол"), cue(3, 4, "Екінші"));
        assertThat(Captions.read(file)).hasSize(2);
    }

    @Test
    void ttmlTimesAddUpAlongTheTree() {
        String file = """
                <?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
                ttp:frameRate="25"><body><div begin="10s"><p begin="1s" end="2s">Первая<br/>строка</p>
                <p begin="00:00:03:05" dur="500ms">Вторая</p></div></body></tt>""";
        assertThat(Captions.ttml(file)).containsExactly(cue(11, 12, "Первая\nстрока"), cue(13.2, 13.7, "Вторая"));
    }

    @Test
    void hlsSegmentsArePlacedByTheirMapAndCarriedCuesCountOnce() {
        String first = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n00:01.000 --> 00:03.000\nБір\n";
        String second = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:1440000\n\n00:01.000 --> 00:02.000\nЕкі\n";
        assertThat(Captions.hlsWebVtt(List.of(first, second))).containsExactly(cue(1, 3, "Бір"), cue(7, 8, "Екі"));
        String carried = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n00:01.000 --> 00:03.000\nБір\n\n"
                + "00:03.000 --> 00:04.000\nҮш\n";
        assertThat(Captions.hlsWebVtt(List.of(first, carried))).containsExactly(cue(1, 3, "Бір"), cue(3, 4, "Үш"));
    }

    @Test
    void rolledUpLinesCountOnceAndRepeatedWordsOfASpeakerTwice() {
        String rolled = """
                WEBVTT

                00:00.000 --> 00:02.000
                сегодня в эфире

                00:02.000 --> 00:04.000
                сегодня в эфире
                новости страны

                00:04.000 --> 00:04.010
                новости страны

                00:04.010 --> 00:06.000
                новости страны
                и погода
                """;
        assertThat(Captions.webVtt(rolled)).extracting(Cue::text).containsExactly("сегодня в эфире", "новости страны",
                "и погода");
        String spoken = "WEBVTT\n\n00:00.000 --> 00:01.000\nДа\n\n00:01.000 --> 00:02.000\nДа\n";
        assertThat(Captions.webVtt(spoken)).extracting(Cue::text).containsExactly("Да", "Да");
    }

    @Test
    void aFileOfNoKnownFormatHasNoCues() {
        assertThat(Captions.read("просто текст")).isEmpty();
        assertThat(Captions.webVtt("WEBVTTX\n\n00:00.000 --> 00:01.000\nнет")).isEmpty();
        assertThat(Captions.ttml("<html><body>нет</body></html>")).isEmpty();
    }
}
