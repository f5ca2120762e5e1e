package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mediabalance.store.ListPoll;
import org.mediabalance.store.Reach;
import org.mediabalance.store.SourcePoll;

class PollScheduleTest {
    private static final Instant START = Instant.parse("2022-05-14T18:00:00Z");
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final URI LIST = URI.create("https://one.example/feed");
    private final PollSchedule schedule = new PollSchedule("study", EVERY);

    private static SourcePoll poll(Instant at, Reach reach, int entries, Integer shared, String outcome) {
        return new SourcePoll(LIST, "one", "feed", at, outcome, reach, entries, 0,
                shared == null ? OptionalInt.empty() : OptionalInt.of(shared), "", Optional.empty(), Optional.empty());
    }

    private Duration next(List<SourcePoll> newestFirst) {
        return Duration.between(newestFirst.getFirst().at(), schedule.next(newestFirst));
    }

    @Test
    void anUnknownListIsPolledAtTheUsualIntervalAndASilentOneRarely() {
        assertThat(next(List.of(poll(START, Reach.WINDOW, 15, null, ListPoll.OK)))).isBetween(Duration.ofMinutes(27),
                Duration.ofMinutes(33));
        List<SourcePoll> silent = new ArrayList<>();
        for (int i = 100; i >= 0; i--) {
            silent.add(poll(START.plus(EVERY.multipliedBy(i)), Reach.WINDOW, 15, i == 0 ? null : 15, ListPoll.OK));
        }
        assertThat(next(silent)).isBetween(Duration.ofMinutes(216), Duration.ofMinutes(264));
    }

    @Test
    void aNewsSitemapIsReadFourTimesInItsTwoDaysAtLeast() {
        PollSchedule daily = new PollSchedule("study", Duration.ofHours(24));
        SourcePoll only = poll(START, Reach.TWO_DAYS, 0, null, ListPoll.OK);
        assertThat(Duration.between(START, daily.next(List.of(only)))).isLessThan(Duration.ofHours(14));
    }

    @Test
    void aListThatFailsIsAskedHalfAsOftenEachTime() {
        List<SourcePoll> failed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            failed.addFirst(poll(START.plus(Duration.ofHours(i)), Reach.WINDOW, 0, null, "status 500"));
            double factor = Math.min(8, Math.pow(2, i));
            assertThat(next(failed).toSeconds() / (EVERY.toSeconds() * factor)).isBetween(0.9, 1.1);
        }
    }

    @Test
    void theSameHistoryGivesTheSameMomentAndAnotherListAnotherOne() {
        SourcePoll one = poll(START, Reach.WINDOW, 15, null, ListPoll.OK);
        SourcePoll two = new SourcePoll(URI.create("https://two.example/feed"), "two", "feed", START, ListPoll.OK,
                Reach.WINDOW, 15, 0, OptionalInt.empty(), "", Optional.empty(), Optional.empty());
        assertThat(schedule.next(List.of(one))).isEqualTo(new PollSchedule("study", EVERY).next(List.of(one)))
                .isNotEqualTo(schedule.next(List.of(two)));
    }

    /** Twenty days of a feed of 15 that gains some 45 entries a day, by day, now and then eight within a minute. */
    @Test
    void aFeedWithBurstsHardlyEverTurnsOverUnseen() {
        long seed = 20220605;
        int missed = 0;
        int published = 0;
        int polls = 0;
        for (int site = 0; site < 50; site++) {
            List<Instant> entries = stream(new Random(seed + site));
            Deque<SourcePoll> newestFirst = new ArrayDeque<>();
            Set<Instant> seen = new HashSet<>();
            Set<Instant> before = Set.of();
            URI list = URI.create("https://site" + site + ".example/feed");
            Instant now = START;
            while (now.isBefore(START.plus(Duration.ofDays(20)))) {
                Instant moment = now;
                List<Instant> there = entries.stream().filter(e -> !e.isAfter(moment)).toList();
                Set<Instant> shown = new HashSet<>(there.subList(Math.max(0, there.size() - 15), there.size()));
                int shared = (int) shown.stream().filter(before::contains).count();
                newestFirst.addFirst(new SourcePoll(list, "one", "feed", now, ListPoll.OK, Reach.WINDOW, shown.size(),
                        0, newestFirst.isEmpty() ? OptionalInt.empty() : OptionalInt.of(shared), "", Optional.empty(),
                        Optional.empty()));
                if (newestFirst.size() > PollSchedule.HISTORY) {
                    newestFirst.removeLast();
                }
                seen.addAll(shown);
                before = shown;
                polls++;
                now = schedule.next(List.copyOf(newestFirst));
            }
            List<Instant> past = entries.stream()
                    .filter(e -> e.isAfter(START) && e.isBefore(newestFirst.getFirst().at()))
                    .toList();
            published += past.size();
            missed += (int) past.stream().filter(e -> !seen.contains(e)).count();
        }
        System.out.printf("feed of 15, every 30 m, seed %d: %d of %d entries missed, %.1f polls a day%n", seed, missed,
                published, polls / 50.0 / 20);
        assertThat((double) missed / published).as("share missed, seed %d", seed).isLessThan(0.001);
        assertThat(polls / 50.0 / 20).as("polls a day").isBetween(12.0, 120.0);
    }

    private static List<Instant> stream(Random random) {
        Set<Instant> entries = new HashSet<>();
        for (int day = -2; day < 21; day++) {
            for (int i = 0; i < 38; i++) {
                double hour = random.nextInt(10) == 0 ? random.nextDouble() * 24 : 8 + random.nextDouble() * 13;
                Instant at = START.plus(Duration.ofSeconds(Math.round((day * 24 + hour) * 3600)));
                for (int k = random.nextInt(40) == 0 ? 8 : 1; k > 0; k--) {
                    entries.add(at.plusSeconds(6L * k));
                }
            }
        }
        return entries.stream().sorted().toList();
    }
}
