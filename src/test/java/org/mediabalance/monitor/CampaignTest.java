package org.mediabalance.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.crawl.FetchSettings;
import org.mediabalance.crawl.WarcArchive;
import org.mediabalance.store.Alert;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.Recapture;
import org.mediabalance.store.Recapture.Finding;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.Code;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.StudyFile;
import org.mediabalance.study.StudyText;

/** A campaign of weeks in seconds: the real crawler over HTTP on loopback, in time that jumps from poll to poll. */
class CampaignTest {
    /** Midnight in Almaty (UTC+6 in 2022) of the period's first day. */
    private static final Instant START = Instant.parse("2022-05-14T18:00:00Z");
    private static final Duration EVERY = Duration.ofHours(2);
    private static final String TEXT = "The bridge over the river was on the agenda of the council again today.\n\n"
            + "Engineers told the members how long the piers of the bridge would stand.\n\n"
            + "The vote will be counted on Sunday evening, as the commission said.";

    @TempDir
    Path directory;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private SimulatedTime time;
    private PublishingSite site;

    @BeforeEach
    void start() {
        time = new SimulatedTime(START);
        site = new PublishingSite(time, true);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static Instant day(double days) {
        return START.plusSeconds(Math.round(days * 86_400));
    }

    private StudyDirectory study() throws Exception {
        Files.writeString(directory.resolve(StudyFile.NAME), StudyText.of("2022-05-15", "0", site.url("/"))
                + "    sources: [{type: feed, url: \"%s\"}]\n".formatted(site.url("/feed")));
        return StudyDirectory.open(directory);
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void at(String step, long done, long total) {
            }

            @Override
            public void say(String line) {
                said.add(line);
            }
        };
    }

    /** Runs the campaign up to this moment; each call is a program of its own that was started again. */
    private Coverage run(Instant until, boolean process) throws Exception {
        time.runUntil(until);
        try (Monitor monitor = Monitor.open(study(), time, progress())) {
            monitor.campaign(FetchSettings.usual("test"), EVERY, time, process ? monitor::process : () -> {
            }, new Alarm(List.of(), progress()));
            monitor.process();
            return monitor.coverage();
        }
    }

    /** About 28 items on working days and 9 on two days of rest, most by day, some in bursts of five within a minute. */
    private int publish(Random random) {
        int number = 0;
        for (int day = -2; day < 21; day++) {
            int items = day % 7 >= 5 ? 8 : 25;
            while (items-- > 0) {
                double hour = random.nextInt(10) == 0 ? random.nextDouble() * 24 : 8 + random.nextDouble() * 13;
                int burst = random.nextInt(40) == 0 ? 5 : 1;
                for (int i = 0; i < burst; i++, number++) {
                    site.publish("/n/" + number, day(day + hour / 24).plusSeconds(6L * i), "Item " + number,
                            "Report " + number + ". " + TEXT);
                }
            }
        }
        return number;
    }

    @Test
    void whateverIsMissedInTwentyDaysIsNamedAndTheRestIsProvenToBeThere() throws Exception {
        long seed = 20220605;
        publish(new Random(seed));
        Coverage coverage = run(day(20.2), false);
        List<PublishingSite.Entry> published = site.published(day(0), day(20));
        assertThat(published).hasSizeGreaterThan(400);
        try (Monitor monitor = Monitor.open(study(), time, Progress.SILENT)) {
            Set<String> found = monitor.record().items().stream().map(i -> i.url().getPath())
                    .collect(Collectors.toSet());
            List<PublishingSite.Entry> missed = published.stream().filter(e -> !found.contains(e.path())).toList();
            // The jitter depends on the site's address, and so on its port: a burst may be lost, but never unnoticed.
            assertThat(missed).as("seed %d", seed).hasSizeLessThan(published.size() / 100)
                    .allMatch(e -> coverage.gaps().stream().anyMatch(g -> !e.published().isBefore(g.from())
                            && e.published().isBefore(g.to())));
            assertThat(coverage.days().stream().mapToLong(d -> d.total().discovered()).sum())
                    .isEqualTo(published.size() - missed.size());
            var polls = monitor.record().campaign().polls();
            assertThat(polls.size()).as("polls").isBetween(20 * 8, 20 * 48);
            System.out.printf("20 days, %d items, %d polls of a feed of 15, least overlap %d%n", published.size(),
                    polls.size(), polls.stream().skip(1).mapToInt(p -> p.shared().orElse(0)).min().orElseThrow());
        }
        assertThat(coverage.days()).hasSize(20)
                .allMatch(d -> d.gaps().isEmpty() == (d.state() == Coverage.State.COVERED));
        assertThat(coverage.incomplete()).hasSizeLessThan(3);
    }

    @Test
    void aStoppedProgramLeavesACertainGapThatIsToldOnce() throws Exception {
        publish(new Random(1));
        run(day(3.5), false);
        time.jumpTo(day(5.5));
        Coverage coverage = run(day(8), false);
        Gap gap = coverage.gaps().stream().filter(g -> g.to().isAfter(day(3.5))).toList().getFirst();
        assertThat(gap.kind()).isEqualTo(Gap.Kind.TURNED_OVER);
        assertThat(gap.days()).contains(LocalDate.of(2022, 5, 18), LocalDate.of(2022, 5, 19));
        assertThat(coverage.incomplete().stream().map(Coverage.OutletDay::day)).containsAll(gap.days());
        assertThat(said.stream().filter(line -> line.contains("ALERT gap one: 2022-05-18.."))).singleElement()
                .asString().contains(": list turned over unseen");
    }

    @Test
    void aFeedThatFailsForHoursIsHealedAndOneThatFailsForDaysIsNot() throws Exception {
        publish(new Random(2));
        time.at(day(2.05), () -> site.feedStatus = 404);
        time.at(day(2.2), () -> site.feedStatus = 200);
        time.at(day(4.4), () -> site.feedStatus = 404);
        time.at(day(5.6), () -> site.feedStatus = 200);
        Coverage coverage = run(day(7), false);
        assertThat(coverage.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.LIST_FAILED);
            assertThat(gap.detail()).isEqualTo("status 404");
            assertThat(gap.days()).startsWith(LocalDate.of(2022, 5, 19));
        });
    }

    @Test
    void editsAndRemovalsAreFoundAndKeptWithBothCaptures() throws Exception {
        for (int i = 0; i < 6; i++) {
            site.publish("/n/" + i, day(0.1), "Item " + i, TEXT);
        }
        run(day(0.2), false);
        List<HumanCode> codes = List.of(code("/n/1"), code("/n/2"));
        try (Monitor monitor = Monitor.open(study(), time, Progress.SILENT)) {
            monitor.addHumanCodes(codes);
        }
        site.change("/n/1", "Item 1, corrected", TEXT.replace("on Sunday evening", "on Monday morning"), 200);
        site.change("/n/2", "", "", 404);
        site.change("/n/3", "Fresh bread", "The bakery at the corner opens at six from next week on, its owner told us"
                + " yesterday while kneading dough for forty loaves.", 200);
        time.at(day(2), () -> site.change("/n/4", "", "", 503));
        run(day(4), true);
        try (Monitor monitor = Monitor.open(study(), time, Progress.SILENT)) {
            var record = monitor.record().campaign();
            List<Recapture> edited = record.captures(uri("/n/1"));
            assertThat(edited).extracting(Recapture::finding).containsExactly(Finding.EDITED, Finding.SAME,
                    Finding.SAME);
            assertThat(edited.getFirst().at()).isBetween(day(0.35), day(0.5));
            assertThat(edited.getFirst().changes()).extracting(Recapture.Change::field).containsExactly("title",
                    "text");
            assertThat(edited.getFirst().changes().getLast().before()).endsWith(
                    "The vote will be counted on Sunday evening, as the commission said.");
            assertThat(edited.getFirst().changes().getLast().after()).contains("on Monday morning");
            assertThat(findings(record.captures(uri("/n/2")))).containsOnly(Finding.REMOVED);
            assertThat(findings(record.captures(uri("/n/3")))).containsOnly(Finding.REPLACED);
            assertThat(findings(record.captures(uri("/n/4")))).containsExactly(Finding.SAME, Finding.SAME,
                    Finding.FAILED);
            assertThat(findings(record.captures(uri("/n/5")))).containsOnly(Finding.SAME);
            assertThat(monitor.record().items()).as("what is gone stays an item").hasSize(6)
                    .allMatch(i -> i.item().isPresent());
            for (Recapture look : edited) {
                assertThat(WarcArchive.read(study().archive(), look.stored().orElseThrow()).url())
                        .isEqualTo(uri("/n/1"));
            }
            assertThat(record.alerts()).extracting(Alert::kind).containsOnlyOnce("edited")
                    .doesNotContain("replaced").contains("removed");
        }
    }

    private HumanCode code(String path) {
        return new HumanCode(ItemId.of(uri(path)), "a", Code.PRO, "first", "1", "", time.instant());
    }

    private URI uri(String path) {
        return URI.create(site.url(path));
    }

    private static List<Finding> findings(List<Recapture> looks) {
        return looks.stream().map(Recapture::finding).collect(Collectors.toList());
    }

    @Test
    void pollsAreManyWhereMuchIsNewAndFewWhereNothingIs() throws Exception {
        for (int i = 0; i < 20; i++) {
            site.publish("/n/" + i, day(-10 + i / 10.0), "Item " + i, TEXT);
        }
        run(day(2), false);
        int quiet = site.asked("/feed");
        assertThat(quiet).as("polls of two days without anything new").isBetween(8, 20);
        for (int i = 100; i < 400; i++) {
            site.publish("/n/" + i, day(2.5).plusSeconds(i * 240L), "Item " + i, TEXT);
        }
        run(day(4), false);
        assertThat(site.asked("/feed") - quiet).isGreaterThan(2 * quiet);
    }
}
