package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.monitor.Progress;

class WebServerTest {
    @TempDir
    static Path directory;
    private static WebServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        SmallStudy study = SmallStudy.in(directory);
        study.item("one", 23, "ru", "Референдум назначен", "Дата референдума названа.");
        server = WebServer.start(study.filled(),
                new WebSettings(WebSettings.LOOPBACK, 0, Set.of(), "en"),
                Clock.systemUTC(), Progress.SILENT);
        browser = new Browser(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyAnswerForbidsWhatItDoesNotNeed() throws Exception {
        HttpResponse<String> answer = browser.get("/nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void aForgedHostIsRefused() throws Exception {
        assertThat(browser.get("/nowhere", "Host", "evil.example").statusCode()).isEqualTo(403);
        assertThat(browser.get("/nowhere", "Host", "evil.example:7420").body()).doesNotContain("<script");
    }

    @Test
    void aFormFromAnotherSiteIsRefused() throws Exception {
        assertThat(browser.post("/nowhere", "a=b", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(browser.post("/nowhere", "a=b", "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(browser.post("/nowhere", "a=b", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(browser.post("/nowhere", "a=b").statusCode()).isEqualTo(404);
    }

    @Test
    void aRefusalSpeaksTheReadersLanguage() throws Exception {
        assertThat(browser.get("/nowhere", "Accept-Language", "kk, ru;q=0.8").body()).contains("<html lang=\"kk\">",
                "Мұндай бет жоқ");
        assertThat(browser.get("/nowhere?lang=ru", "Accept-Language", "kk").body()).contains("Такой страницы нет");
        assertThat(browser.get("/nowhere", "Accept-Language", "de").body()).contains("There is no such page");
        assertThat(browser.get("/nowhere", "Cookie", "lang=ru").body()).contains("<html lang=\"ru\">");
        assertThat(browser.get("/nowhere.json").body()).contains("\"status\" : 404");
    }

    @Test
    void pathsDoNotLeadOutOfTheAssets() throws Exception {
        assertThat(browser.get("/assets/style.css").statusCode()).isEqualTo(200);
        for (String path : new String[]{"/assets/../common_en.properties", "/assets/%2e%2e/common_en.properties",
                "/assets/..%2fcommon_en.properties", "/assets/%2e%2e%2f%2e%2e%2fstore/record-1.sql",
                "/assets/..%5ccommon_en.properties", "/assets/%00", "/assets//etc/passwd"}) {
            assertThat(browser.get(path).statusCode()).as(path).isBetween(400, 404);
        }
    }
}
