package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchPagesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path directory;
    private static ServedStudy served;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        SmallStudy study = SmallStudy.in(directory);
        String kazakh = study.item("one", 23, "kk", "Референдумда не сұралады",
                "Қазақстанда маусымда референдум өтеді. Сұрақ біреу.");
        study.item("one", 24, "ru", "Референдум: участки откроются в семь", "Участки откроются в семь утра.");
        String formula = study.item("two", 24, "ru", "=HYPERLINK(\"http://evil\")", "Слово референдум, и только.");
        IntStream.range(0, 25).forEach(i -> study.item("two", 25, "ru", "Новость номер " + i,
                "Сюжет " + i + " о дорогах области."));
        study.code(kazakh, "aigul", Code.NO_POSITION);
        study.code(formula, "aigul", Code.PRO);
        served = ServedStudy.of(study.filled());
        browser = served.browser();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String q(String query) {
        return "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String address) throws Exception {
        HttpResponse<String> answer = browser.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<String> titles(JsonNode result) {
        return StreamSupport.stream(result.get("hits").spliterator(), false).map(hit -> hit.get("title").asString())
                .toList();
    }

    @Test
    void aWordIsFoundInEveryFormAndMarked() throws Exception {
        assertThat(titles(json("/search.json?" + q("референдум")))).hasSize(3);
        assertThat(titles(json("/search.json?" + q("казакстан")))).containsExactly("Референдумда не сұралады");
        String page = browser.get("/search?" + q("референдум")).body();
        assertThat(page).contains("<mark>Референдумда</mark> не сұралады");
    }

    @Test
    void countsAreLinksThatNarrowAndTheFilterCanBeTakenAway() throws Exception {
        JsonNode all = json("/search.json");
        assertThat(all.get("total").asInt()).isEqualTo(28);
        JsonNode outlet = all.get("facets").get(0).get("values").get(0);
        assertThat(outlet.get("name").asString()).isEqualTo("Paper Two");
        JsonNode narrowed = json(outlet.get("link").asString().replace("/search?", "/search.json?"));
        assertThat(narrowed.get("total").asInt()).isEqualTo(outlet.get("items").asInt()).isEqualTo(26);
        assertThat(narrowed.get("narrowed").get(0).get("without").asString()).isEqualTo("/search");
    }

    @Test
    void theTimelineAddsUpToTheTotalAndItsDaysLeadToTheItems() throws Exception {
        JsonNode all = json("/search.json");
        int sum = 0;
        for (JsonNode bar : all.get("timeline").get("bars")) {
            String day = bar.get("link").asString().replace("/search?", "/search.json?");
            assertThat(json(day).get("total").asInt()).isEqualTo(bar.get("total").asInt());
            sum += bar.get("total").asInt();
        }
        assertThat(sum).isEqualTo(28);
        assertThat(browser.get("/search").body()).contains("<svg class=\"timeline\"", "The same as a table");
    }

    @Test
    void pagesShowEveryItemOnce() throws Exception {
        JsonNode first = json("/search.json?order=oldest");
        String next = first.get("links").get("next").asString();
        JsonNode second = json(next.replace("/search?", "/search.json?"));
        assertThat(next).contains("snapshot=");
        assertThat(titles(first)).hasSize(20).doesNotContainAnyElementsOf(titles(second));
        assertThat(titles(second)).hasSize(8);
        assertThat(second.get("links").get("next").isNull()).isTrue();
    }

    @Test
    void aCodeGivenWhileTheServerRunsIsSearchedAtOnce() throws Exception {
        String id = json("/search.json?" + q("title:утра OR title:участки")).get("hits").get(0).get("id").asString();
        assertThat(json("/search.json?" + q("coder:dina")).get("total").asInt()).isZero();
        try (StudyRecord record = StudyRecord.open(directory.resolve("study.db"))) {
            record.coded(List.of(
                    new HumanCode(id, "dina", Code.MIXED, "first", "1", "", Instant.parse("2022-05-26T00:00:00Z"))));
        }
        JsonNode found = json("/search.json?" + q("coder:dina=mixed")).get("hits");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("stance").asString()).isEqualTo("neutral");
    }

    @Test
    void keywordsStandInTheirContext() throws Exception {
        JsonNode line = json("/search.json?view=context&" + q("text:референдум AND language:kk")).get("hits").get(0)
                .get("lines").get(0);
        assertThat(line.get("before").asString()).isEqualTo("Қазақстанда маусымда ");
        assertThat(line.get("match").asString()).isEqualTo("референдум");
        assertThat(line.get("after").asString()).isEqualTo(" өтеді. Сұрақ біреу.");
        assertThat(browser.get("/search?view=context&" + q("референдум")).body()).contains("class=\"kwic\"");
    }

    @Test
    void exportsHoldTheWholeResult() throws Exception {
        HttpResponse<String> csv = browser.get("/search.csv?" + q("outlet:two"));
        assertThat(csv.body().lines()).hasSize(27).first().asString().startsWith("id,outlet,language");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).contains("bridge-search.csv");
        // A spreadsheet must not run what an outlet wrote.
        assertThat(csv.body()).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
        List<String> lines = browser.get("/search.jsonl?" + q("outlet:two")).body().lines().toList();
        assertThat(lines).hasSize(26).allSatisfy(line -> assertThat(JSON.readTree(line).get("id").asString())
                .matches("[0-9a-f]{16}"));
        String ris = browser.get("/search.ris?" + q("language:kk")).body();
        assertThat(ris).startsWith("TY  - NEWS\r\n").contains("TI  - Референдумда не сұралады\r\n",
                "DA  - 2022/05/23\r\n", "KW  - code:no_position\r\n").endsWith("ER  - \r\n\r\n");
    }

    @Test
    void aKeptSearchHasAPermanentAddress() throws Exception {
        String form = "name=" + URLEncoder.encode("Қазақша <b>", StandardCharsets.UTF_8) + "&parameters="
                + URLEncoder.encode("q=stance%3Apro&single=1", StandardCharsets.UTF_8);
        assertThat(browser.post("/saved", form).statusCode()).isEqualTo(303);
        assertThat(browser.post("/saved", form).statusCode()).isEqualTo(303);
        JsonNode kept = json("/saved.json").get("searches");
        assertThat(kept).hasSize(1);
        HttpResponse<String> answer = browser.get("/saved/" + kept.get(0).get("id").asString());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/search?q=stance%3Apro&single=1");
        assertThat(browser.get("/saved").body()).contains("Қазақша &lt;b&gt;").doesNotContain("<b>");
        assertThat(browser.post("/saved", "name=x&parameters=%0d%0aSet-Cookie:a").statusCode()).isEqualTo(400);
        assertThat(browser.get("/saved/0123").statusCode()).isEqualTo(404);
    }

    @Test
    void pageAndTwinRefuseTheSameInTheSameWords() throws Exception {
        for (String query : List.of("stance:por", "*a", "colour:red", "/reg.*/", "((((" + "x".repeat(9),
                "(".repeat(40) + "x" + ")".repeat(40), "x OR ".repeat(3_900) + "x", "a".repeat(20_001))) {
            HttpResponse<String> page = browser.get("/search?" + q(query));
            HttpResponse<String> twin = browser.get("/search.json?" + q(query));
            assertThat(page.statusCode()).as(query.substring(0, Math.min(40, query.length()))).isEqualTo(400);
            assertThat(twin.statusCode()).isEqualTo(400);
            assertThat(JSON.readTree(twin.body()).get("reason").asString()).startsWith("query refused");
        }
        for (String bad : List.of("page=x", "page=99999999999", "order=best", "page=600", "snapshot=-1")) {
            assertThat(browser.get("/search?" + bad).statusCode()).as(bad).isEqualTo(400);
        }
    }
}
