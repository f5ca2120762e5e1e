package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Coverage, report and method. */
class StudyPagesTest {
    @TempDir
    static Path directory;
    private static ServedStudy served;
    private static Browser browser;
    private static String item;

    @BeforeAll
    static void start() throws IOException {
        SmallStudy study = SmallStudy.in(directory);
        item = study.item("one", 24, "ru", "Референдум назначен", "Текст о референдуме.");
        study.code(item, "aigul", Code.PRO);
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
    void everyOutletDayIsInTheGridAndLeadsToItsAddresses() throws Exception {
        JsonNode grid = json("/coverage.json");
        assertThat(grid.get("rows")).hasSize(2);
        JsonNode cell = grid.get("rows").get(0).get("days").get(1);
        assertThat(cell.get("day").asString()).isEqualTo("2022-05-24");
        assertThat(cell.get("found").asInt()).isOne();
        // A page was found, but nobody polled a list on the days after: that is a gap, whatever was found.
        assertThat(cell.get("state").asString()).isEqualTo("gap");
        JsonNode day = json(cell.get("link").asString() + ".json");
        assertThat(day.get("pages").get(0).get("item").asString()).isEqualTo(item);
        assertThat(browser.get("/coverage").body()).contains("<span aria-hidden=\"true\">!</span>", ", gap");
        assertThat(browser.get("/coverage/nobody/2022-05-24").statusCode()).isEqualTo(404);
        assertThat(browser.get("/coverage/one/yesterday").statusCode()).isEqualTo(404);
    }

    @Test
    void theReportFollowsTheRecord() throws Exception {
        assertThat(browser.get("/report").body()).contains("src=\"/report/en/index.html\"");
        assertThat(json("/report/en/report.json").toString()).contains("\"contra\"");
        String before = browser.get("/report/en/items.csv").body();
        assertThat(before).contains(",pro");
        try (StudyRecord record = StudyRecord.open(directory.resolve("study.db"))) {
            record.coded(List.of(new HumanCode(item, "aigul", Code.CONTRA, "first", "1", "",
                    Instant.parse("2022-05-26T00:00:00Z"))));
        }
        // The reader gets the last one, told so, while the new one is written.
        assertThat(json("/report.json").get("current").asBoolean()).isFalse();
        assertThat(browser.get("/report").body()).contains("a newer report is being written");
        await(() -> json("/report.json").get("current").asBoolean());
        assertThat(browser.get("/report").body()).contains("nothing has changed since");
        assertThat(browser.get("/report/en/items.csv").body()).isNotEqualTo(before).contains(",contra");
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits as long as a test may, not as long as it should take. */
    private static void await(Condition condition) throws Exception {
        for (int tries = 0; !condition.holds(); tries++) {
            assertThat(tries).isLessThan(600);
            Thread.sleep(200);
        }
    }

    @Test
    void theReportsOwnStylesAndNoOthersAreAllowed() throws Exception {
        HttpResponse<String> report = browser.get("/report/kk/index.html");
        String policy = report.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'", "'sha256-").doesNotContain("unsafe-inline");
        assertThat(report.body()).contains("<html lang=\"kk\"");
        assertThat(browser.get("/report/xx/index.html").statusCode()).isEqualTo(404);
        assertThat(browser.get("/report/en/nothing.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void theMethodNamesWhatWasFixedAndWhatBecameOfEveryAddress() throws Exception {
        JsonNode method = json("/about.json");
        assertThat(method.get("tally").get("discovered").asInt()).isOne();
        assertThat(method.get("model").asString()).isEqualTo("test-model");
        assertThat(method.get("outlets").get(1).get("name").asString()).isEqualTo("Paper Two");
        assertThat(browser.get("/about?lang=kk").body()).contains("Көпір салынсын ба?", "Қалай кодталды");
    }
}
