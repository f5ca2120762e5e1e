package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.StudyFile;

/** The real program, killed with SIGKILL at random moments of a crawl, must end where an undisturbed one ends. */
class KilledCrawlIT {
    private static final int PAGES = 80;
    private static final int KILLS = 6;
    private static final long SEED = 20220605;

    @TempDir
    Path directory;
    private LocalSite site;

    @BeforeEach
    void start() {
        site = new LocalSite().page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /p7\n");
        String urls = IntStream.range(0, PAGES).mapToObj(i -> "<url><loc>" + site.url("/p" + i) + "</loc></url>")
                .collect(Collectors.joining());
        site.page("/sitemap.xml", "application/xml",
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" + urls + "</urlset>");
        for (int i = 0; i < PAGES; i++) {
            site.page("/p" + i, "text/html", "<!DOCTYPE html><title>Page " + i + "</title><p>" + "text ".repeat(i));
        }
        site.status("/p13", 404);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Path study(String name) throws IOException {
        Path study = Files.createDirectory(directory.resolve(name));
        Files.writeString(study.resolve(StudyFile.NAME), site.study());
        return study;
    }

    private static Process crawl(Path study) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "org.mediabalance.cli.Main", "crawl", study.toString())
                .redirectErrorStream(true).redirectOutput(study.resolve("log").toFile()).start();
    }

    /** State, reason and digest of each URL: what must not depend on interruptions. */
    private static List<String> ledger(Path study) {
        StudyDirectory opened = StudyDirectory.open(study);
        try (StudyRecord record = StudyRecord.open(opened.record())) {
            return record.ledger().stream().map(e -> e.url().getPath() + " " + e.state() + " " + e.reason() + " "
                    + e.stored().map(LedgerEntry.Stored::digest)).sorted().toList();
        }
    }

    @Test
    void aKilledCrawlEndsWithTheSameLedgerAndEvidence() throws Exception {
        Path calm = study("calm");
        assertThat(crawl(calm).waitFor()).isZero();
        Path killed = study("killed");
        Random random = new Random(SEED);
        List<Integer> fetchedAtKill = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = crawl(killed);
            if (process.waitFor(1000 + random.nextInt(1500), TimeUnit.MILLISECONDS)) {
                break;
            }
            process.destroyForcibly().waitFor();
            fetchedAtKill.add(fetched(killed));
        }
        assertThat(crawl(killed).waitFor()).isZero();
        assertThat(fetchedAtKill).as("fetched at each kill, seed %d", SEED).isNotEmpty();
        assertThat(ledger(killed)).isEqualTo(ledger(calm)).hasSize(PAGES);
        StudyDirectory opened = StudyDirectory.open(killed);
        try (StudyRecord record = StudyRecord.open(opened.record())) {
            for (LedgerEntry entry : record.ledger()) {
                if (entry.state() == UrlState.FETCHED) {
                    URI archived = WarcArchive.read(opened.archive(), entry.stored().orElseThrow()).url();
                    assertThat(archived).isEqualTo(entry.url());
                }
            }
        }
    }

    private static int fetched(Path study) {
        StudyDirectory opened = StudyDirectory.open(study);
        if (!opened.hasRecord()) {
            return 0;
        }
        try (StudyRecord record = StudyRecord.open(opened.record())) {
            return (int) record.ledger().stream().filter(e -> e.state() == UrlState.FETCHED).count();
        }
    }

    @Test
    void aSecondCrawlOfTheSameStudyIsRefusedWhileOneRuns() throws Exception {
        Path study = study("twice");
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        site.route("/p3", exchange -> {
            try {
                reached.countDown();
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            LocalSite.send(exchange, 200, "text/html", new byte[0]);
        });
        Process first = crawl(study);
        assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
        Process second = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "org.mediabalance.cli.Main", "crawl", study.toString())
                .redirectErrorStream(true).start();
        String said = new String(second.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(second.waitFor()).isEqualTo(2);
        goOn.countDown();
        assertThat(said).contains("another mediabalance is working on this study");
        assertThat(first.waitFor()).isZero();
    }
}
