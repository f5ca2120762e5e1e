package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outlets and readers who mean harm: what they write must stay text, and what they ask must end in bounded time. */
class HostileContentTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    /** Right-to-left override: without care it turns the rest of the line around. */
    private static final String OVERRIDE = "\u202Egnihton snaem siht";
    private static final long SEED = 20_220_605;

    @TempDir
    static Path directory;
    private static ServedStudy served;
    private static Browser browser;
    private static final Map<String, String> ITEMS = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        SmallStudy study = SmallStudy.in(directory);
        for (String title : List.of(SCRIPT, "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
                "${7*7} <#assign x=1> ${\"freemarker\"?upper_case}", "</title></svg><style>*{display:none}</style>",
                OVERRIDE, "\u0000\u0007\u001b[31m red", "\uD83D\uDE00".repeat(300), "я".repeat(1 << 20), "]]>",
                "-->")) {
            ITEMS.put(title, study.item("one", 24, "ru", title, title + "\n\nреферендум " + title));
        }
        served = ServedStudy.of(study.filled());
        browser = served.browser();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void whatOutletsWriteStaysText() throws Exception {
        List<String> addresses = new ArrayList<>(List.of("/search", "/search?view=context&q=text:%D1%80%D0%B5%D1%84*",
                "/coverage", "/coverage/one/2022-05-24", "/about", "/report", "/report/en/index.html"));
        ITEMS.values().forEach(id -> addresses.add("/item/" + id));
        for (String address : addresses) {
            HttpResponse<String> page = browser.get(address);
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(page.body()).as(address).doesNotContain(SCRIPT, "<img src=x", "<style>*{", "\u202E", "\u0007")
                    .doesNotContain(">49 <").doesNotContain("FREEMARKER").doesNotContainPattern("<[^>]* onmouseover=");
        }
    }

    @Test
    void aTitleOfAMegabyteIsShownCut() throws Exception {
        HttpResponse<String> list = browser.get("/search");
        assertThat(list.body().length()).isLessThan(200_000);
        HttpResponse<String> item = browser.get("/item/" + ITEMS.get("я".repeat(1 << 20)));
        assertThat(item.body().length()).isLessThan(700_000);
        assertThat(item.body()).contains("The text goes on");
    }

    @Test
    void whatReadersAskIsShownAsText() throws Exception {
        for (String bad : List.of("%3Cscript%3Ealert(1)%3C/script%3E", "%22%3E%3Csvg/onload=alert(1)%3E",
                "%E2%80%AEx", "%00", "%ff%fe", "%25")) {
            for (String parameter : List.of("q", "outlet", "story", "day", "lang", "order", "view", "nothing")) {
                HttpResponse<String> page = browser.get("/search?" + parameter + "=" + bad);
                assertThat(page.statusCode()).as(parameter + "=" + bad).isIn(200, 400);
                assertThat(page.body()).doesNotContain("<script>alert", "<svg/onload");
            }
        }
        assertThat(browser.get("/item/%3Cscript%3E").body()).doesNotContain("<script>");
        assertThat(browser.get("/item/..%2f..%2fstudy.db").statusCode()).isBetween(400, 404);
        assertThat(browser.get("/archived/x/..%2f..%2fstudy.db").statusCode()).isBetween(400, 404);
        assertThat(browser.get("/report/en/report.pdf").statusCode()).isEqualTo(200);
        assertThat(browser.get("/report/en/..%2f..%2fstudy.yaml").statusCode()).isBetween(400, 404);
        assertThat(browser.get("/media/..%2f..%2fstudy.yaml").statusCode()).isBetween(400, 404);
    }

    @Test
    void randomQueriesAreAnsweredOrRefusedInBoundedTime() throws Exception {
        Random random = new Random(SEED);
        String[] pieces = {"референдум", "(", ")", "\"", "AND", "OR", "NOT", "*", "?", "~", "~9", ":", "day:[", " TO ",
                "]", "{", "}", "\\", "stance:pro", "outlet:", "/", "+", "-", "^", "^9e99", "&&", "||", "!", "\u202E",
                "a*", "*a", "ре?е*", " ", "id:", "\uD83D", "99999999999999999999"};
        for (int i = 0; i < 150; i++) {
            StringBuilder query = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                query.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            long began = System.nanoTime();
            HttpResponse<String> page = browser.get("/search.json?q=" + URLEncoder.encode(query.toString(),
                    StandardCharsets.UTF_8));
            assertThat(page.statusCode()).as("seed %d, query %d: %s", SEED, i, query).isIn(200, 400);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void formsAndHeadersHaveALimit() throws Exception {
        assertThat(browser.post("/saved", "name=" + "x".repeat(2_000_000)).statusCode()).isEqualTo(413);
        assertThat(browser.get("/search?q=" + "x".repeat(300_000)).statusCode()).isIn(414, 431);
        assertThat(browser.get("/search").statusCode()).isEqualTo(200);
    }
}
