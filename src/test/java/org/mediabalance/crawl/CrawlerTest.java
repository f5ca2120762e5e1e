package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.Capture;
import org.mediabalance.study.StudyFile;

class CrawlerTest {
    private static final String ALL_ALLOWED = "User-agent: *\nAllow: /\n";

    @TempDir
    Path directory;
    private LocalSite site;

    @BeforeEach
    void start() {
        site = new LocalSite().page("/robots.txt", "text/plain", ALL_ALLOWED);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private StudyDirectory study(String sources) throws IOException {
        Files.writeString(directory.resolve(StudyFile.NAME), site.study() + sources);
        return StudyDirectory.open(directory);
    }

    private static String sitemap(LocalSite site, String... paths) {
        return java.util.Arrays.stream(paths).map(p -> "<url><loc>" + site.url(p) + "</loc></url>").collect(Collectors
                .joining("", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">", "</urlset>"));
    }

    private List<String> crawl(StudyDirectory study) throws InterruptedException {
        return crawl(study, FetchSettings.usual("test"));
    }

    private List<String> crawl(StudyDirectory study, FetchSettings settings) throws InterruptedException {
        try (StudyRecord record = StudyRecord.open(study.record())) {
            return new Crawler(study, record, LocalStudy.PAGES, settings, Clock.systemUTC(), CrawlListener.SILENT)
                    .crawl();
        }
    }

    private Map<String, LedgerEntry> ledger(StudyDirectory study) {
        try (StudyRecord record = StudyRecord.open(study.record())) {
            return record.ledger().stream().collect(Collectors.toMap(e -> e.url().getPath(), e -> e));
        }
    }

    @Test
    void everyUrlEndsInExactlyOneState() throws Exception {
        site.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n");
        site.page("/sitemap.xml", "application/xml",
                sitemap(site, "/good", "/missing", "/broken", "/private/x", "/loop", "/moved"));
        site.page("/good", "text/html", "good").status("/broken", 500).redirect("/loop", "/loop");
        site.redirect("/moved", "/good");
        StudyDirectory study = study("");
        assertThat(crawl(study)).isEmpty();
        Map<String, LedgerEntry> ledger = ledger(study);
        assertThat(ledger).hasSize(6);
        assertThat(ledger.get("/good").state()).isEqualTo(UrlState.FETCHED);
        assertThat(ledger.get("/moved").state()).isEqualTo(UrlState.FETCHED);
        assertThat(ledger.get("/missing").reason()).contains("status 404");
        assertThat(ledger.get("/broken").reason()).contains("status 500");
        assertThat(ledger.get("/loop").reason()).contains("more than 5 redirects");
        assertThat(ledger.get("/private/x").state()).isEqualTo(UrlState.REFUSED);
        assertThat(ledger.get("/private/x").reason()).contains("robots.txt forbids it");
        assertThat(site.requests()).noneMatch(r -> r.contains("/private/"));
    }

    @Test
    void whatIsArchivedComesBackAsSentAndIsNotFetchedTwice() throws Exception {
        site.page("/sitemap.xml", "application/xml", sitemap(site, "/a"));
        byte[] zipped = gzip("<p>қазақ мәтіні</p>");
        site.route("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LocalSite.send(exchange, 200, "text/html; charset=UTF-8", zipped);
        });
        StudyDirectory study = study("");
        crawl(study);
        crawl(study);
        LedgerEntry.Stored stored = ledger(study).get("/a").stored().orElseThrow();
        Capture capture = WarcArchive.read(study.archive(), stored);
        assertThat(new String(capture.body(), StandardCharsets.UTF_8)).isEqualTo("<p>қазақ мәтіні</p>");
        assertThat(capture.mediaType()).isEqualTo("text/html");
        assertThat(capture.charset()).contains("UTF-8");
        assertThat(site.requests().stream().filter("GET /a"::equals)).hasSize(1);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void anUnreachableRobotsFileRefusesAllForNowAndTheNextCrawlTriesAgain() throws Exception {
        site.status("/robots.txt", 503).page("/list", "text/plain", "/a\n/b\n").page("/a", "text/html", "a").page("/b",
                "text/html", "b");
        StudyDirectory study = study(
                "    sources:\n      - {type: listing, url: \"" + site.url("/list") + "\", item: li}\n");
        assertThat(crawl(study)).singleElement().asString().contains("robots.txt unreachable (status 503)");
        assertThat(site.requests()).containsOnly("GET /robots.txt");
        assertThat(ledger(study)).isEmpty();
        site.page("/robots.txt", "text/plain", ALL_ALLOWED);
        assertThat(crawl(study)).isEmpty();
        assertThat(ledger(study).values()).hasSize(2).allMatch(e -> e.state() == UrlState.FETCHED);
    }

    @Test
    void aMissingRobotsFileAllowsAll() throws Exception {
        site.status("/robots.txt", 404).page("/sitemap.xml", "application/xml", sitemap(site, "/a")).page("/a",
                "text/html", "a");
        StudyDirectory study = study("");
        crawl(study);
        assertThat(ledger(study).get("/a").state()).isEqualTo(UrlState.FETCHED);
    }

    @Test
    void aSiteThatIsDownIsAProblemInOneLine() throws Exception {
        StudyDirectory study = study("");
        site.close();
        assertThat(crawl(study)).singleElement().asString().startsWith("one: sitemap ")
                .contains("robots.txt unreachable");
    }

    @Test
    void anEmptySitemapAndOneThatIsHtmlAreSaidSo() throws Exception {
        site.page("/sitemap.xml", "application/xml", "");
        StudyDirectory study = study("");
        assertThat(crawl(study)).singleElement().asString().endsWith("an empty file");
        site.page("/sitemap.xml", "text/html", "<!DOCTYPE html><html><body>Home</body></html>");
        assertThat(crawl(study)).singleElement().asString().endsWith("an HTML page, not a sitemap");
    }

    @Test
    void aBodyThatStopsInTheMiddleIsAFailureThatMayPass() throws Exception {
        site.page("/sitemap.xml", "application/xml", sitemap(site, "/cut"));
        site.route("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
        });
        StudyDirectory study = study("");
        crawl(study);
        assertThat(ledger(study).get("/cut").state()).isEqualTo(UrlState.FAILED);
        site.page("/cut", "text/html", "whole now");
        crawl(study);
        assertThat(ledger(study).get("/cut").state()).isEqualTo(UrlState.FETCHED);
    }

    @Test
    void limitsOfSizeAndTimeEndInAnOutcome() throws Exception {
        site.page("/sitemap.xml", "application/xml", sitemap(site, "/big", "/slow", "/bomb"));
        site.page("/big", "text/html", "x".repeat(200_000));
        site.route("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 100; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        byte[] bomb = gzip(" ".repeat(ContentCoding.DECODED_BYTES_MAX + 1));
        site.route("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LocalSite.send(exchange, 200, "text/html", bomb);
        });
        StudyDirectory study = study("");
        FetchSettings tight = new FetchSettings("test", Optional.empty(), Duration.ofSeconds(1), 100_000,
                host -> Optional.empty());
        crawl(study, tight);
        Map<String, LedgerEntry> ledger = ledger(study);
        assertThat(ledger.get("/big").reason()).contains("body of more than 100000 bytes");
        assertThat(ledger.get("/slow").reason()).contains("no complete answer within 1 s");
        assertThat(ledger.get("/bomb").reason().orElseThrow()).contains("after decoding");
    }

    @Test
    void requestsToOneHostKeepTheLongerOfTheDelays() throws Exception {
        site.page("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 0.2\n");
        String[] paths = IntStream.range(0, 4).mapToObj(i -> "/p" + i).toArray(String[]::new);
        site.page("/sitemap.xml", "application/xml", sitemap(site, paths));
        crawl(study(""));
        List<Long> times = site.times();
        for (int i = 2; i < times.size(); i++) {
            // Requests are counted from when they are sent; a loaded machine may deliver one late and the next at once.
            assertThat(times.get(i) - times.get(1)).as("request %d", i)
                    .isGreaterThan(Duration.ofMillis(200L * (i - 1) - 100).toNanos());
        }
        assertThat(times).hasSize(6);
    }

    @Test
    void anUnchangedListIsAskedForWithItsValidator() throws Exception {
        site.route("/sitemap.xml", exchange -> {
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            LocalSite.send(exchange, 200, "application/xml",
                    sitemap(site, "/a").getBytes(StandardCharsets.UTF_8));
        }).page("/a", "text/html", "a");
        StudyDirectory study = study("");
        crawl(study);
        assertThat(crawl(study)).isEmpty();
        assertThat(ledger(study)).hasSize(1);
    }

    @Test
    void addressesOnOtherSitesAreRefusedNotDropped() throws Exception {
        site.page("/sitemap.xml", "application/xml", sitemap(site, "/a").replace("</urlset>",
                "<url><loc>http://elsewhere.example/b</loc></url></urlset>")).page("/a", "text/html", "a");
        StudyDirectory study = study("");
        crawl(study);
        assertThat(ledger(study).get("/b").reason()).contains("not on a site of the outlet");
    }

    @Test
    void aHostThatAsksToWaitLongIsLeftForTheNextCrawl() throws Exception {
        site.page("/sitemap.xml", "application/xml", sitemap(site, "/a", "/b"));
        site.route("/a", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
        });
        StudyDirectory study = study("");
        assertThat(crawl(study)).singleElement().asString().startsWith("one: 127.0.0.1 asked to wait until")
                .endsWith("; 1 addresses wait for a later run");
        assertThat(ledger(study).get("/a").reason()).contains("status 429, asked to wait 3600 s");
        assertThat(ledger(study).get("/b").state()).isEqualTo(UrlState.DISCOVERED);
        assertThat(site.requests()).doesNotContain("GET /b");
    }
}
