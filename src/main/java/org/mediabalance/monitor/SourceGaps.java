package org.mediabalance.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediabalance.store.Reach;
import org.mediabalance.store.SourcePoll;

/**
 * The rules that turn the polls of one source into the stretches of time it leaves unproven. A poll of an archive proves
 * all the time before it. A poll of a window proves the time since the poll before when the two share an entry, since
 * what lies between two entries of a list in order of time was then on one of the two; otherwise only the time back to
 * its last entry. Pure.
 */
final class SourceGaps {
    /** A news sitemap names only articles of the last two days (Google's documentation of news sitemaps). */
    static final Duration NEWS_SITEMAP = Duration.ofDays(2);
    /** A monitor looks twice a day; a source not read for longer than a day is no longer merely about to be polled. */
    static final Duration OPEN = Duration.ofHours(24);
    /** Longer than a weekend in which a small newsroom publishes nothing. */
    static final Duration SILENCE = Duration.ofHours(72);
    /** So many entries expected and none come has the chance exp(-7) &lt; 0.001 under a steady pace (Poisson). */
    static final double EXPECTED_MIN = 7;
    /** Fewer equal answers than this can come from a site's cache. */
    static final int EQUAL_POLLS_MIN = 6;
    /** A pace measured over less than a day is the pace of an hour. */
    private static final Duration PACE_MIN = Duration.ofDays(1);
    /** With fewer entries the span between first and last says little about the pace. */
    private static final int PACE_ENTRIES_MIN = 3;

    private SourceGaps() {
    }

    /** A stretch of time left unproven, its end excluded. */
    record Stretch(Gap.Kind kind, Instant from, Instant to, long count, String detail) {}

    /**
     * What the polls of one source leave unproven between two moments.
     *
     * @param polls of one source, in order
     * @param start beginning of the time that matters
     * @param end its end, not after {@code now}
     * @param retired whether the study no longer names the source, so that nothing is expected of it after its last poll
     */
    static List<Stretch> of(List<SourcePoll> polls, Instant start, Instant end, Instant now, boolean retired) {
        List<Stretch> open = new ArrayList<>();
        List<SourcePoll> failed = new ArrayList<>();
        Optional<SourcePoll> before = Optional.empty();
        Instant reached = start;
        for (SourcePoll poll : polls) {
            if (!poll.ok()) {
                failed.add(poll);
                continue;
            }
            Instant back = reachesBack(before, poll);
            open = cut(open, back);
            if (back.isAfter(reached)) {
                open.add(stretch(before, Optional.of(poll), failed, reached, back));
            }
            reached = poll.at().isAfter(reached) ? poll.at() : reached;
            before = Optional.of(poll);
            failed.clear();
        }
        boolean stillOpen = before.isPresent() && !before.get().at().plus(OPEN).isBefore(now);
        if (!retired && !stillOpen && reached.isBefore(end)) {
            open.add(stretch(before, Optional.empty(), failed, reached, end));
        }
        dead(polls.stream().filter(SourcePoll::ok).toList()).ifPresent(open::add);
        return open.stream().filter(s -> s.from().isBefore(end) && s.to().isAfter(start)).toList();
    }

    private static List<Stretch> cut(List<Stretch> open, Instant back) {
        List<Stretch> left = new ArrayList<>();
        for (Stretch s : open) {
            if (s.from().isBefore(back)) {
                left.add(s.to().isAfter(back) ? new Stretch(s.kind(), s.from(), back, s.count(), s.detail()) : s);
            }
        }
        return left;
    }

    /** The moment since which nothing can have come and gone without being named by this poll or the one before. */
    static Instant reachesBack(Optional<SourcePoll> before, SourcePoll poll) {
        if (poll.reach() == Reach.ARCHIVE) {
            return Instant.MIN;
        }
        Instant listed = poll.oldest().filter(poll.at()::isAfter).orElse(poll.at());
        Instant twoDays = poll.at().minus(NEWS_SITEMAP);
        if (before.isEmpty()) {
            return poll.reach() == Reach.TWO_DAYS && twoDays.isBefore(listed) ? twoDays : listed;
        }
        SourcePoll last = before.get();
        if (joins(last, poll)) {
            return last.at();
        }
        // Dates that claim to reach behind a poll of which no entry is left contradict it, and are not believed.
        return listed.isAfter(last.at()) ? listed : poll.at();
    }

    private static boolean joins(SourcePoll last, SourcePoll poll) {
        if (poll.shared().orElse(0) > 0) {
            return true;
        }
        boolean inTime = !last.at().isBefore(poll.at().minus(NEWS_SITEMAP));
        return switch (poll.reach()) {
            case ARCHIVE -> true;
            case WINDOW -> last.entries() == 0;
            // Nothing shared is right when everything seen before had passed the two days by now.
            case TWO_DAYS -> inTime && (last.entries() == 0
                    || last.newest().map(n -> !n.isAfter(poll.at().minus(NEWS_SITEMAP))).orElse(false));
        };
    }

    private static Stretch stretch(Optional<SourcePoll> before, Optional<SourcePoll> after, List<SourcePoll> failed,
            Instant from, Instant to) {
        if (!failed.isEmpty()) {
            return new Stretch(Gap.Kind.LIST_FAILED, from, to, failed.size(), failed.getLast().outcome());
        }
        if (before.isEmpty() || after.isEmpty()) {
            return new Stretch(Gap.Kind.NOT_POLLED, from, to, 0,
                    before.isEmpty() ? "the first poll reached back to " + to : "last read " + before.get().at());
        }
        return new Stretch(Gap.Kind.TURNED_OVER, from, to, after.get().entries(), "the polls of " + before.get().at()
                + " (" + before.get().entries() + " entries) and " + after.get().at() + " ("
                + after.get().entries() + ") share none");
    }

    /** A list that no longer changes although its own pace says that it should. */
    private static Optional<Stretch> dead(List<SourcePoll> read) {
        if (read.isEmpty() || read.getLast().entries() == 0) {
            return Optional.empty();
        }
        SourcePoll last = read.getLast();
        int first = read.size() - 1;
        while (first > 0 && read.get(first - 1).digest().equals(last.digest())) {
            first--;
        }
        Instant since = read.get(first).at();
        Duration silence = Duration.between(since, last.at());
        int equal = read.size() - first;
        if (equal < EQUAL_POLLS_MIN || silence.compareTo(SILENCE) < 0) {
            return Optional.empty();
        }
        double expected = entriesPerSecond(read.subList(0, first + 1)) * silence.toSeconds();
        return expected < EXPECTED_MIN
                ? Optional.empty()
                : Optional.of(new Stretch(Gap.Kind.DEAD, since, last.at(), equal,
                        equal + " polls in a row named the same entries; at its own pace " + Math.round(expected)
                                + " new ones were to be expected"));
    }

    /** The source's pace before it fell silent, from its polls or else from the dates of its entries; 0 if unknown. */
    static double entriesPerSecond(List<SourcePoll> read) {
        Duration watched = Duration.between(read.getFirst().at(), read.getLast().at());
        if (watched.compareTo(PACE_MIN) >= 0) {
            long came = read.stream().skip(1).mapToLong(p -> p.entries() - p.shared().orElse(0)).sum();
            return (double) came / watched.toSeconds();
        }
        SourcePoll last = read.getLast();
        if (last.entries() < PACE_ENTRIES_MIN || last.oldest().isEmpty() || last.newest().isEmpty()) {
            return 0;
        }
        Duration span = Duration.between(last.oldest().get(), last.newest().get());
        return span.isPositive() ? (double) last.entries() / span.toSeconds() : 0;
    }
}
