package org.mediabalance.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mediabalance.store.ListPoll;
import org.mediabalance.store.Reach;
import org.mediabalance.store.SourcePoll;

class SourceGapsTest {
    private static final Instant START = Instant.parse("2022-05-23T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(12));

    private static Instant hour(double hours) {
        return START.plus(Duration.ofMinutes(Math.round(hours * 60)));
    }

    private static SourcePoll poll(Reach reach, double hour, int entries, Integer shared, String digest) {
        return new SourcePoll(URI.create("https://one.example/feed"), "one", "feed", hour(hour), ListPoll.OK, reach,
                entries, 0, shared == null ? OptionalInt.empty() : OptionalInt.of(shared), digest, Optional.empty(),
                Optional.empty());
    }

    private static SourcePoll dated(SourcePoll p, double oldest, double newest) {
        return new SourcePoll(p.source(), p.outlet(), p.channel(), p.at(), p.outcome(), p.reach(), p.entries(),
                p.fresh(), p.shared(), p.digest(), Optional.of(hour(oldest)), Optional.of(hour(newest)));
    }

    private static SourcePoll failed(double hour) {
        SourcePoll p = poll(Reach.WINDOW, hour, 0, null, "");
        return new SourcePoll(p.source(), p.outlet(), p.channel(), p.at(), "status 503", p.reach(), 0, 0, p.shared(),
                "", p.oldest(), p.newest());
    }

    private static List<SourceGaps.Stretch> gaps(double until, SourcePoll... polls) {
        return SourceGaps.of(List.of(polls), START, hour(until), hour(until), false);
    }

    @Test
    void twoPollsOfAWindowThatShareNothingLeaveACertainGapBetweenThem() {
        var gaps = gaps(8, poll(Reach.WINDOW, 0, 15, null, "a"), poll(Reach.WINDOW, 2, 15, 9, "b"),
                poll(Reach.WINDOW, 7, 15, 0, "c"));
        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.TURNED_OVER);
            assertThat(gap.from()).isEqualTo(hour(2));
            assertThat(gap.to()).isEqualTo(hour(7));
        });
    }

    @Test
    void datesNarrowTheGapToWhatTheListDoesNotReachBackTo() {
        var gaps = gaps(8, poll(Reach.WINDOW, 0, 15, null, "a"),
                dated(poll(Reach.WINDOW, 7, 15, 0, "c"), 3, 6.5));
        assertThat(gaps).singleElement().extracting(SourceGaps.Stretch::to).isEqualTo(hour(3));
    }

    @Test
    void datesThatContradictTheFormerPollAreNotBelieved() {
        var gaps = gaps(8, poll(Reach.WINDOW, 2, 15, null, "a"),
                dated(poll(Reach.WINDOW, 7, 15, 0, "c"), -300, 6.5));
        assertThat(gaps).extracting(SourceGaps.Stretch::kind).containsExactly(Gap.Kind.NOT_POLLED,
                Gap.Kind.TURNED_OVER);
        assertThat(gaps.getLast().to()).isEqualTo(hour(7));
    }

    @Test
    void aListThatKeepsAnOldEntryOnTopStillEndsWhereItsLastEntryIsDated() {
        assertThat(SourceGaps.reachesBack(Optional.empty(), dated(poll(Reach.WINDOW, 5, 15, null, "a"), 4, 5)))
                .isEqualTo(hour(4));
    }

    @Test
    void aNewsSitemapPolledInTimeMayShareNothingWhenAllHadPassedTheTwoDays() {
        SourcePoll first = dated(poll(Reach.TWO_DAYS, 0, 2, null, "a"), -40, -30);
        assertThat(gaps(24, first, poll(Reach.TWO_DAYS, 24, 1, 0, "b"))).isEmpty();
        SourcePoll young = dated(poll(Reach.TWO_DAYS, 0, 2, null, "a"), -2, -1);
        assertThat(gaps(24, young, poll(Reach.TWO_DAYS, 24, 1, 0, "b"))).singleElement()
                .extracting(SourceGaps.Stretch::kind).isEqualTo(Gap.Kind.TURNED_OVER);
    }

    @Test
    void anEmptyNewsSitemapProvesTwoDaysAndNoMore() {
        SourcePoll empty = poll(Reach.TWO_DAYS, 0, 0, null, "e");
        assertThat(gaps(40, empty, poll(Reach.TWO_DAYS, 40, 0, 0, "e"))).isEmpty();
        assertThat(gaps(72, empty, poll(Reach.TWO_DAYS, 72, 0, 0, "e"))).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(hour(0));
            assertThat(gap.kind()).isEqualTo(Gap.Kind.TURNED_OVER);
        });
    }

    @Test
    void aLaterArchivePollProvesAllTheTimeBeforeIt() {
        assertThat(gaps(100, failed(1), failed(30), poll(Reach.ARCHIVE, 99, 500, null, "a"))).isEmpty();
    }

    @Test
    void aListThatFailedNamesItsLastFailureAndIsHealedByAnOverlap() {
        assertThat(gaps(5, poll(Reach.WINDOW, 0, 15, null, "a"), failed(1), failed(2),
                poll(Reach.WINDOW, 4, 15, 3, "b"))).isEmpty();
        assertThat(gaps(5, poll(Reach.WINDOW, 0, 15, null, "a"), failed(1), failed(2),
                poll(Reach.WINDOW, 4, 15, 0, "b"))).singleElement().satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(Gap.Kind.LIST_FAILED);
                    assertThat(gap.count()).isEqualTo(2);
                    assertThat(gap.detail()).isEqualTo("status 503");
                });
    }

    @Test
    void timeSinceTheLastPollIsOpenForADayAndAGapAfterwards() {
        assertThat(gaps(23, poll(Reach.WINDOW, 0, 15, null, "a"))).isEmpty();
        assertThat(gaps(30, poll(Reach.WINDOW, 0, 15, null, "a"))).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.NOT_POLLED);
            assertThat(gap.to()).isEqualTo(hour(30));
        });
        assertThat(SourceGaps.of(List.of(poll(Reach.WINDOW, 0, 15, null, "a")), START, hour(30), hour(30), true))
                .as("a source that the study no longer names").isEmpty();
    }

    @Test
    void aSourceThatFallsSilentAgainstItsOwnPaceIsDead() {
        List<SourcePoll> polls = new ArrayList<>();
        for (int h = 0; h < 48; h += 4) {
            polls.add(poll(Reach.WINDOW, h, 15, h == 0 ? null : 14, "d" + h));
        }
        for (int h = 48; h <= 48 + 96; h += 4) {
            polls.add(poll(Reach.WINDOW, h, 15, 15, "same"));
        }
        var gaps = SourceGaps.of(polls, START, END, hour(144), false);
        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.DEAD);
            assertThat(gap.from()).isEqualTo(hour(48));
            assertThat(gap.detail()).contains("25 polls in a row", "22 new ones");
        });
    }

    @Test
    void aSlowSourceThatRestsForAWeekendIsNotDead() {
        List<SourcePoll> polls = new ArrayList<>();
        for (int h = 0; h <= 48; h += 4) {
            Integer shared = h == 0 ? null : Integer.valueOf(h % 24 == 0 ? 14 : 15);
            polls.add(poll(Reach.WINDOW, h, 15, shared, "d" + h / 24));
        }
        for (int h = 52; h <= 52 + 80; h += 4) {
            polls.add(poll(Reach.WINDOW, h, 15, 15, "d2"));
        }
        assertThat(SourceGaps.of(polls, START, END, hour(132), false)).isEmpty();
    }

    /** A list with the newest 15 of a random stream, polled at random moments: the rules against the truth. */
    @Test
    void everyEntryThatNoPollNamedLiesInAGap() {
        long seed = 20220523;
        Random random = new Random(seed);
        int missedInAll = 0;
        for (int round = 0; round < 200; round++) {
            List<Double> published = new ArrayList<>();
            for (double t = -60; t < 240; t += -Math.log(random.nextDouble()) * (random.nextInt(10) == 0 ? 0.1 : 1)) {
                published.add(t);
            }
            boolean withDates = random.nextBoolean();
            List<SourcePoll> polls = new ArrayList<>();
            List<Double> seen = new ArrayList<>();
            List<Double> before = null;
            for (double t = random.nextDouble() * 5; t < 240; t += random.nextDouble() * 30) {
                double now = t;
                List<Double> list = published.stream().filter(p -> p <= now).toList();
                list = list.subList(Math.max(0, list.size() - 15), list.size());
                List<Double> last = before;
                SourcePoll poll = poll(Reach.WINDOW, t, list.size(),
                        last == null ? null : (int) list.stream().filter(last::contains).count(),
                        "d" + list.hashCode());
                polls.add(withDates ? dated(poll, list.getFirst(), list.getLast()) : poll);
                seen.addAll(list);
                before = list;
            }
            Instant end = polls.getLast().at();
            var gaps = SourceGaps.of(polls, START, end, end, false);
            for (double p : published) {
                Instant at = hour(p);
                if (!seen.contains(p) && at.isAfter(START) && at.isBefore(end.minusSeconds(60))) {
                    missedInAll++;
                    assertThat(gaps).as("seed %d round %d: missed %s", seed, round, at)
                            .anyMatch(g -> !at.isBefore(g.from().minusSeconds(60))
                                    && at.isBefore(g.to().plusSeconds(60)));
                }
            }
        }
        assertThat(missedInAll).as("the simulation must miss entries to prove anything").isGreaterThan(1000);
    }
}
