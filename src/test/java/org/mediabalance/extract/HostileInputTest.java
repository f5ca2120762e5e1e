package org.mediabalance.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HostileInputTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static Extraction read(byte[] body) {
        return assertTimeoutPreemptively(LIMIT, () -> new Extractor((t, x, declared) -> "und")
                .extract(Pages.capture("https://arna.example/ru/news/1", body), Pages.context()));
    }

    private static Extraction read(String html) {
        return read(html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void deepNestingAndEndlessRunsEndInAnOutcome() {
        assertThat(read("<div>".repeat(200_000) + "текст")).isNotNull();
        assertThat(read("<a href=x>".repeat(50_000))).isNotNull();
        assertThat(read("<p>" + "слово ".repeat(500_000))).isNotNull();
        assertThat(read("<p>" + "а".repeat(3_000_000))).isNotNull();
        assertThat(read("<table>".repeat(5_000))).isNotNull();
        assertThat(read("<h1>" + "1".repeat(500_000) + "</h1>")).isNotNull();
        assertThat(read("<script type='application/ld+json'>" + "[".repeat(100_000) + "</script><p>x")).isNotNull();
        assertThat(read("<div itemscope itemprop=a>".repeat(5_000))).isNotNull();
        assertThat(read("<time datetime='" + "2022-".repeat(50_000) + "'>")).isNotNull();
        assertThat(read("<h1>З</h1>" + "<time datetime='99999-99-99'>31.02.2022</time>".repeat(50_000))).isNotNull();
        assertThat(read("<div class='" + "nav ".repeat(200_000) + "'>x</div>")).isNotNull();
    }

    @Test
    void bytesThatAreNoPageAreNoItem() {
        assertThat(read(new byte[10_000])).isInstanceOf(Extraction.Unreadable.class);
        assertThat(read("просто текст без разметки")).isInstanceOf(Extraction.NotAnItem.class);
        assertThat(read(new byte[Page.BYTES_MAX + 1])).isInstanceOf(Extraction.Unreadable.class);
        assertThat(read("{\"a\":1}")).isInstanceOf(Extraction.NotAnItem.class);
        assertThat(read("<?xml version=\"1.0\"?><rss version=\"2.0\"/>")).isInstanceOf(Extraction.NotAnItem.class);
        assertThat(read("%PDF-1.7")).isInstanceOf(Extraction.Unreadable.class);
    }

    @RepeatedTest(60)
    void damagedPagesEndInAnOutcome(RepetitionInfo repetition) {
        long seed = 20220605L + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        String head = "<script type=\"application/ld+json\">{\"@type\":\"VideoObject\",\"name\":\"Имя\",\"uploadDate\":\"2022-05-25\"}</script>";
        byte[] page = Pages
                .page(head, "Имя сюжета дня", "<time datetime=\"2022-05-25T10:00\">25 мая</time>", Pages.PROSE)
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1 + random.nextInt(60); i++) {
            page[random.nextInt(page.length)] = (byte) random.nextInt(256);
        }
        assertThat(read(java.util.Arrays.copyOf(page, 1 + random.nextInt(page.length)))).as("seed " + seed).isNotNull();
    }
}
