package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;

/** RFC 9309 and good manners, against a real site. */
class PolitenessTest {
    @TempDir
    java.nio.file.Path directory;
    private LocalSite site;
    private LocalStudy study;

    @BeforeEach
    void start() {
        site = new LocalSite().page("/robots.txt", "text/plain", "User-agent: *\nAllow: /\n");
        study = new LocalStudy(directory, site);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void robotsRedirectsAreFollowedFiveTimesAndNoFurther() throws Exception {
        IntStream.range(0, 5).forEach(i -> site.redirect(i == 0 ? "/robots.txt" : "/r" + i, "/r" + (i + 1)));
        site.page("/r5", "text/plain", "User-agent: *\nDisallow: /secret\n");
        site.sitemap("/open", "/secret").page("/open", "text/html", "open");
        study.crawl();
        assertThat(study.ledger().get("/open").state()).isEqualTo(UrlState.FETCHED);
        assertThat(study.ledger().get("/secret").reason()).contains("robots.txt forbids it");

        site.redirect("/r5", "/r6").page("/r6", "text/plain", "User-agent: *\nAllow: /\n");
        assertThat(study.crawl()).singleElement().asString().contains("robots.txt unreachable (more than 5 redirects)");
    }

    @Test
    void onlyTheFirst500KibibytesOfRobotsAreReadAndNoLineIsCutInTwo() throws Exception {
        String rules = "User-agent: *\nDisallow: /early\n";
        String rest = "Disallow: /late\n";
        String filler = "#" + "x".repeat(500 * 1024 - rules.length() - 2 - 11) + "\n";
        // the limit falls behind "Disallow: /", which as a line of its own would forbid everything
        assertThat((rules + filler + "Disallow: /").length()).isEqualTo(500 * 1024);
        site.page("/robots.txt", "text/plain", rules + filler + rest);
        site.sitemap("/early", "/late", "/other").page("/late", "text/html", "x").page("/other", "text/html", "x");
        study.crawl();
        assertThat(study.ledger().get("/early").state()).isEqualTo(UrlState.REFUSED);
        assertThat(study.ledger().get("/late").state()).isEqualTo(UrlState.FETCHED);
        assertThat(study.ledger().get("/other").state()).isEqualTo(UrlState.FETCHED);
    }

    @Test
    void groupsOfOneNameAreMergedAndTheLongestMatchDecidesWhateverTheEncoding() throws Exception {
        site.page("/robots.txt", "text/plain", """
                User-agent: mediabalance
                Disallow: /a
                User-agent: *
                Disallow: /
                User-agent: MEDIABALANCE
                Disallow: /b
                Allow: /a/open
                Disallow: /%D0%BD%D0%BE
                """);
        site.sitemap("/a/x", "/a/open/x", "/b/x", "/c", "/%d0%bd%d0%be%d0%b2");
        study.crawl();
        var ledger = study.ledger();
        assertThat(ledger.get("/a/x").reason()).contains("robots.txt forbids it");
        assertThat(ledger.get("/b/x").reason()).contains("robots.txt forbids it");
        assertThat(ledger.get("/нов").reason()).contains("robots.txt forbids it");
        assertThat(ledger.get("/a/open/x").reason()).contains("status 404");
        assertThat(ledger.get("/c").reason()).contains("status 404");
    }

    @Test
    void aSiteThatForbidsCrawlingIsAFactOfTheRecord() throws Exception {
        site.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n").sitemap("/a");
        assertThat(study.crawl()).singleElement().asString().contains("robots.txt forbids it");
        try (StudyRecord record = study.record()) {
            assertThat(record.robots().values()).containsExactly("all forbidden");
        }
        assertThat(site.requests()).containsExactly("GET /robots.txt");
    }

    @Test
    void aCrawlDelayCountsFromTheRequestThatBroughtIt() throws Exception {
        site.page("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 0.4\n").sitemap();
        study.crawl();
        assertThat(site.times().get(1) - site.times().get(0)).isGreaterThan(Duration.ofMillis(350).toNanos());
    }

    @Test
    void aCrawlDelayOfMoreThanFiveMinutesIsTakenForARefusal() throws Exception {
        site.page("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 301\n").sitemap("/a");
        assertThat(study.crawl()).singleElement().asString().contains("robots.txt forbids it");
        try (StudyRecord record = study.record()) {
            assertThat(record.robots().values()).containsExactly("all forbidden");
        }
    }

    @Test
    void aHostIsAskedOneRequestAtATimeForWhicheverOutlet() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<String> paths = IntStream.range(0, 12).mapToObj(i -> "/p" + i).toList();
        site.sitemap(paths.toArray(String[]::new));
        paths.forEach(path -> site.route(path, exchange -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            LocalSite.pause(Duration.ofMillis(30));
            inside.decrementAndGet();
            LocalSite.send(exchange, 200, "text/html", new byte[0]);
        }));
        study.crawl("  - {id: two, name: Two, owner: state, sites: [\"" + site.url("/") + "\"]}\n");
        assertThat(study.ledger().values()).hasSize(12).allMatch(e -> e.state() == UrlState.FETCHED);
        assertThat(most).hasValue(1);
    }

    @Test
    void theLimitOfADayHoldsAcrossRunsAndWhatItLeavesWaits() throws Exception {
        site.sitemap("/a", "/b", "/c", "/d").page("/a", "text/html", "a").page("/b", "text/html", "b");
        study.politeness("requestsPerDay: 4");
        assertThat(study.crawl()).containsExactly(
                "one: 127.0.0.1 was asked 4 times today, the study's limit; 2 addresses wait for a later run");
        assertThat(site.requests()).containsExactly("GET /robots.txt", "GET /sitemap.xml", "GET /a", "GET /b");
        assertThat(study.crawl()).anyMatch(line -> line.contains("2 addresses wait"));
        assertThat(site.requests()).hasSize(4);
        assertThat(study.ledger().get("/c").state()).isEqualTo(UrlState.DISCOVERED);
        study.tomorrow();
        study.crawl();
        assertThat(study.ledger().get("/c").reason()).contains("status 404");
    }

    @Test
    void theContactIsSentWithEveryRequest() throws Exception {
        List<String> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        site.sitemap("/a").route("/a", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("User-Agent") + " | "
                    + exchange.getRequestHeaders().getFirst("From"));
            LocalSite.send(exchange, 200, "text/html", "a".getBytes(StandardCharsets.UTF_8));
        });
        study.crawl(FetchSettings.usual("monitors@example.org"));
        assertThat(seen).containsExactly(
                "MediaBalance/0.1 (media monitoring; monitors@example.org) | monitors@example.org");
    }

    @Test
    void aHostThatGivesNoAnswersIsLeftForTheNextRun() throws Exception {
        String[] paths = IntStream.range(0, 9).mapToObj(i -> "/p" + i).toArray(String[]::new);
        site.sitemap(paths);
        for (String path : paths) {
            site.route(path, exchange -> {
                exchange.sendResponseHeaders(200, 10);
                exchange.close();
            });
        }
        assertThat(study.crawl()).singleElement().asString()
                .contains("gave no proper answer 5 times in a row; 4 addresses wait");
    }

    @Test
    void aRequestToWaitOutlastsTheRun() throws Exception {
        site.sitemap("/a").route("/a", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "90000");
            exchange.sendResponseHeaders(503, -1);
        });
        study.crawl();
        int asked = site.requests().size();
        assertThat(study.crawl()).anyMatch(line -> line.contains("asked to wait until"));
        assertThat(site.requests()).hasSize(asked);
    }
}
