package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.monitor.Progress;
import org.mediabalance.study.Code;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItemPagesTest {
    private static final URI CLIP = URI.create("https://one.example/clip");

    @TempDir
    static Path directory;
    private static ServedStudy served;
    private static Browser browser;
    private static String article;
    private static final String CLIP_ID = ItemId.of(CLIP);

    @BeforeAll
    static void start() throws IOException {
        SmallStudy study = SmallStudy.in(directory);
        article = study.item("one", 24, "ru", "Референдум назначен", "Первое предложение. Второе.\n\nНовый абзац.");
        study.code(article, "aigul", Code.PRO);
        study.code(article, "boris", Code.MIXED);
        study.add(new Item(CLIP_ID, "one", CLIP, ItemKind.CLIP, "Клип о референдуме", "Текст.", "ru",
                Optional.of(Published.on(LocalDate.of(2022, 5, 24), "listing:day-heading")), Optional.empty(),
                Optional.of(new RunningTime(Duration.ofSeconds(95), "json-ld:duration")),
                List.of(new Cue(Duration.ZERO, Duration.ofMillis(2500), "Здравствуйте"),
                        new Cue(Duration.ofSeconds(61), Duration.ofSeconds(64), "Конец --> <b>")),
                List.of("Автор"), Map.of("kk", URI.create("https://one.example/kk/clip")), Optional.empty(),
                Optional.of("Новости")));
        Files.createDirectories(directory.resolve("media"));
        Files.writeString(directory.resolve("media").resolve(CLIP_ID + ".mp4"), "0123456789");
        served = ServedStudy.of(study.filled());
        browser = served.browser();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static JsonNode json(String address) throws Exception {
        return new JsonMapper().readTree(browser.get(address).body());
    }

    @Test
    void everyFactSaysWhereItWasFound() throws Exception {
        JsonNode item = json("/item/" + article + ".json");
        assertThat(item.get("published").toString()).contains("\"day\":\"2022-05-24\"", "\"time\":\"09:30\"",
                "\"zone\":\"Asia/Almaty (UTC+06:00)\"", "\"precision\":\"minute\"", "json-ld:datePublished");
        assertThat(item.get("sources").get("title").asString()).isEqualTo("json-ld:headline");
        String page = browser.get("/item/" + article).body();
        assertThat(page).contains("24 May 2022, 09:30", "known to the minute", "found in json-ld:datePublished");
        assertThat(browser.get("/item/" + CLIP_ID).body()).contains("known to the day").doesNotContain("00:00");
    }

    @Test
    void evidenceOfTheMachineStandsInTheTextAndBesideItsCode() throws Exception {
        JsonNode item = json("/item/" + article + ".json");
        assertThat(item.get("paragraphs")).hasSize(2);
        assertThat(item.get("paragraphs").get(0).get(0).toString())
                .isEqualTo("{\"text\":\"Первое предложение. \",\"side\":\"pro\"}");
        assertThat(item.get("machine").get(0).get("evidence").get(0).get("text").asString())
                .isEqualTo("Первое предложение. ");
        assertThat(item.get("settled").isNull()).isTrue();
        assertThat(browser.get("/item/" + article).body()).contains("The coders disagree", "aigul", "boris");
    }

    @Test
    void captionsJumpInThePlayerAndTheMediaCanBeSought() throws Exception {
        assertThat(browser.get("/item/" + CLIP_ID).body()).contains("<video id=\"player\"", "data-seconds=\"61\"",
                ">1:01</a>", "Конец --&gt; &lt;b&gt;");
        assertThat(browser.get("/item/" + CLIP_ID + "/captions.vtt").body())
                .startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nЗдравствуйте\n").contains("Конец → <b>");
        HttpResponse<String> part = browser.get("/media/" + CLIP_ID, "Range", "bytes=7-");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("789");
        assertThat(part.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(browser.get("/media/" + article).statusCode()).isEqualTo(404);
    }

    @Test
    void aPageWhoseEvidenceIsLostIsNotInvented() throws Exception {
        assertThat(browser.get("/archived/" + article + "/0").statusCode()).isEqualTo(404);
        assertThat(browser.get("/archived/" + article + "/99").statusCode()).isEqualTo(404);
        assertThat(browser.get("/item/0000000000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsStillToCodeAnItemSeesNobodysCodeOfIt() throws Exception {
        OpenStudy study = OpenStudy.open(SmallStudy.in(directory).directory(), Clock.systemUTC(),
                Progress.SILENT);
        try (study) {
            ItemFacts blind = new ItemReader(study).read(article, new Viewer(Optional.of("aigul"), Set.of(article)))
                    .orElseThrow();
            assertThat(blind.blind()).isTrue();
            assertThat(blind.human()).isEmpty();
            assertThat(blind.machine()).isEmpty();
            assertThat(blind.settled()).isEmpty();
            assertThat(blind.paragraphs()).allSatisfy(p -> assertThat(p).allSatisfy(
                    piece -> assertThat(piece.side()).isEmpty()));
        }
    }
}
