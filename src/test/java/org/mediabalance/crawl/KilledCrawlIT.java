package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.monitor.Progress;
import org.mediabalance.monitor.Verification;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.StudyFile;

/**
 * The real program, killed with SIGKILL at random moments of a crawl, must end where an undisturbed one ends. By default 12
 * kills over 250 pages; {@code -Dmediabalance.kills=200 -Dmediabalance.pages=2000 -Dmediabalance.seed=...} for more.
 */
class KilledCrawlIT {
    private static final int KILLS = Integer.getInteger("mediabalance.kills", 12);
    private static final int PAGES = Integer.getInteger("mediabalance.pages", 250);
    private static final long SEED = Long.getLong("mediabalance.seed", 20220605L);

    @TempDir
    Path directory;
    private LocalSite site;

    @BeforeEach
    void start() {
        site = new LocalSite().page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /p7\n");
        site.sitemap(IntStream.range(0, PAGES).mapToObj(i -> "/p" + i).toArray(String[]::new));
        for (int i = 0; i < PAGES; i++) {
            site.page("/p" + i, "text/html", "<!DOCTYPE html><title>Bridge " + i + "</title><article><h1>Bridge " + i
                    + "</h1><time datetime=\"2022-05-25T10:00:00+06:00\">25 May</time><p>" + words(i) + "</article>");
        }
        site.status("/p13", 404);
    }

    /** A text of its own for each page, so that no page repeats another. */
    private static String words(int page) {
        StringBuilder text = new StringBuilder("The bridge. ");
        Random random = new Random(page);
        for (int i = 0; i < 120; i++) {
            text.append(Integer.toString(random.nextInt(1_000_000), 36)).append(i % 12 == 11 ? ".</p><p>" : " ");
        }
        return text.toString();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Path study(String name) throws IOException {
        Path study = Files.createDirectory(directory.resolve(name));
        Files.writeString(study.resolve(StudyFile.NAME),
                site.study().replace("delaySeconds: 0.02", "delaySeconds: 0.005"));
        return study;
    }

    private static Process crawl(Path study) throws IOException {
        // the log is appended to: what a killed run said is worth reading, too
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "org.mediabalance.cli.Main", "crawl",
                study.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(study.resolve("log").toFile())).start();
    }

    /** State, reason and digest of each URL: what must not depend on interruptions. */
    private static List<String> ledger(Path study) {
        try (StudyRecord record = StudyRecord.open(StudyDirectory.open(study).record())) {
            return record.ledger().stream().map(e -> e.url().getPath() + " " + e.state() + " " + e.reason() + " "
                    + e.stored().map(LedgerEntry.Stored::digest)).sorted().toList();
        }
    }

    /** Processes the study and returns its items. */
    private static List<ItemRecord> items(Path study) {
        try (Monitor monitor = Monitor.open(StudyDirectory.open(study), Clock.systemUTC(), Progress.SILENT)) {
            monitor.process();
            return monitor.record().items();
        }
    }

    @Test
    void aKilledCrawlEndsWithTheSameLedgerEvidenceAndItems() throws Exception {
        Path calm = study("calm");
        assertThat(crawl(calm).waitFor()).isZero();
        Path killed = study("killed");
        List<Integer> fetchedAtKill = kill(killed, new Random(SEED));
        assertThat(fetchedAtKill).as("kills, seed %d", SEED).hasSize(KILLS);
        System.out.println("seed " + SEED + ", requests of each run when it was killed: " + fetchedAtKill);
        assertThat(crawl(killed).waitFor()).as(Files.readString(killed.resolve("log"))).isZero();

        assertThat(ledger(killed)).isEqualTo(ledger(calm)).hasSize(PAGES);
        List<ItemRecord> items = items(killed);
        assertThat(items).isEqualTo(items(calm)).doesNotHaveDuplicates().hasSizeGreaterThan(PAGES / 2);
        assertThat(Verification.of(StudyDirectory.open(killed), Progress.SILENT).problems()).isEmpty();
    }

    /**
     * Kills one run after another when the site was asked a random number of times, a random while later; some before they
     * ask for anything. On average a run gets a little over half of what would finish the crawl before the last kill.
     */
    private List<Integer> kill(Path study, Random random) throws Exception {
        List<Integer> requests = new ArrayList<>();
        int most = 3 + PAGES / KILLS;
        while (requests.size() < KILLS) {
            int before = site.requests().size();
            int wanted = before + random.nextInt(most);
            Process process = crawl(study);
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (site.requests().size() < wanted && process.isAlive() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(wanted == before ? 800_000 : 20_000));
            if (!process.isAlive()) {
                return requests;
            }
            process.destroyForcibly().waitFor();
            requests.add(site.requests().size() - before);
        }
        return requests;
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
        String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(second.waitFor()).isEqualTo(2);
        goOn.countDown();
        assertThat(said).contains("another mediabalance is working on this study");
        assertThat(first.waitFor()).isZero();
    }
}
