package org.mediabalance.crawl;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.mediabalance.store.Reach;
import org.mediabalance.store.SourcePoll;

/**
 * When a source is polled next: often while much comes, rarely while little does, and always so early that a list of the
 * newest entries cannot turn over unseen at the fastest pace it has shown lately. Pure: the same history gives the same
 * moment, its jitter included.
 */
public final class PollSchedule {
    /** With two new entries a poll, half as many polls would already bundle a morning's items into one. */
    private static final double NEW_PER_POLL = 2;
    /** A list is polled when a third of it has turned over at its fastest pace: a burst may be three times as fast. */
    private static final double SAFETY = 3;
    /** A sixth of the usual interval: 5 minutes of 30, not faster than common feed readers of news ask. */
    private static final int HOT = 6;
    /** Eight times the usual interval: 4 hours of 30 minutes, so that a quiet list is still polled six times a day. */
    private static final int QUIET = 8;
    /** The window of a news sitemap is two days; it is read at least four times in it. */
    private static final Duration NEWS_SITEMAP_MOST = Duration.ofHours(12);
    /** Pace is measured over this time back: a day and the day before it hold one of each hour. */
    private static final Duration MEMORY = Duration.ofHours(48);
    /** A source watched for less is polled at the usual interval at least. */
    private static final Duration KNOWN = Duration.ofHours(24);
    /** Polls that are looked back to: two days at the hottest interval of 5 minutes, a week at one of 17. */
    public static final int HISTORY = 576;
    /** Polls are moved by up to a tenth, so that many sources do not fall on the same second. */
    private static final double JITTER = 0.1;

    private final String study;
    private final Duration every;

    /**
     * @param study the study's id, part of the jitter's seed
     * @param every the interval of a source whose pace is not known yet
     */
    public PollSchedule(String study, Duration every) {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("every " + every + ", must be positive");
        }
        this.study = study;
        this.every = every;
    }

    /**
     * The moment of the next poll.
     *
     * @param newestFirst the source's polls, at most {@link #HISTORY}; must not be empty
     */
    public Instant next(List<SourcePoll> newestFirst) {
        SourcePoll last = newestFirst.getFirst();
        Duration interval = last.ok()
                ? interval(newestFirst.stream().filter(SourcePoll::ok).toList())
                : again(newestFirst);
        return last.at().plus(jittered(interval, last.source(), last.at()));
    }

    /** A source that fails is asked half as often with each failure in a row, down to the quiet interval. */
    private Duration again(List<SourcePoll> newestFirst) {
        long failures = newestFirst.stream().takeWhile(poll -> !poll.ok()).count();
        return every.multipliedBy(Math.min(QUIET, 1L << Math.min(failures - 1, 10)));
    }

    private Duration interval(List<SourcePoll> newestFirst) {
        SourcePoll last = newestFirst.getFirst();
        List<SourcePoll> recent = recent(newestFirst);
        double came = recent.subList(0, recent.size() - 1).stream().mapToDouble(PollSchedule::came).sum();
        double watched = seconds(Duration.between(recent.getLast().at(), last.at()));
        double pace = Math.max(came / Math.max(1, watched), statedPace(last));
        double usual = seconds(every);
        // A list must have been watched for all hours of a day before it may be called quiet.
        double quiet = watched < seconds(KNOWN) ? usual : usual * QUIET;
        double most = Math.min(quiet, turnover(last, Math.max(fastest(newestFirst), statedPace(last))));
        return millis(Math.max(usual / HOT, Math.min(most, NEW_PER_POLL / pace)));
    }

    /** The polls from the newest back that follow one another without a loss, over the time the pace is measured. */
    private static List<SourcePoll> recent(List<SourcePoll> newestFirst) {
        Instant since = newestFirst.getFirst().at().minus(MEMORY);
        List<SourcePoll> recent = new ArrayList<>();
        for (SourcePoll poll : newestFirst) {
            if (poll.at().isBefore(since)) {
                break;
            }
            recent.add(poll);
            if (poll.reach() == Reach.WINDOW && poll.entries() > 0 && poll.shared().orElse(0) == 0) {
                break;
            }
        }
        return recent;
    }

    /**
     * Entries a second in the busiest usual interval of the polls, from the newest back. Over a shorter time, a handful of
     * items put up at once would look like a flood.
     */
    private double fastest(List<SourcePoll> newestFirst) {
        double fastest = 0;
        double came = 0;
        int end = 0;
        for (int i = 0; i + 1 < newestFirst.size(); i++) {
            came += came(newestFirst.get(i));
            while (end < i && !newestFirst.get(end).at().isBefore(newestFirst.get(i + 1).at().plus(every))) {
                came -= came(newestFirst.get(end++));
            }
            Duration time = Duration.between(newestFirst.get(i + 1).at(), newestFirst.get(end).at());
            fastest = Math.max(fastest, came / Math.max(seconds(every), seconds(time)));
        }
        return fastest;
    }

    private static double came(SourcePoll poll) {
        return poll.reach() == Reach.ARCHIVE ? poll.fresh() : poll.entries() - poll.shared().orElse(0);
    }

    /** Entries a second by the dates of a list's entries; 0 when they do not say. */
    private static double statedPace(SourcePoll poll) {
        if (poll.reach() == Reach.ARCHIVE || poll.oldest().isEmpty() || poll.newest().isEmpty()) {
            return 0;
        }
        double span = seconds(Duration.between(poll.oldest().get(), poll.newest().get()));
        return span > 0 ? poll.entries() / span : 0;
    }

    /** The longest interval in seconds that lets nothing turn over unseen. */
    private static double turnover(SourcePoll last, double fastest) {
        return switch (last.reach()) {
            case ARCHIVE -> Double.POSITIVE_INFINITY;
            case TWO_DAYS -> seconds(NEWS_SITEMAP_MOST);
            case WINDOW -> fastest == 0 ? Double.POSITIVE_INFINITY : last.entries() / fastest / SAFETY;
        };
    }

    /** The interval moved by a draw that is seeded with study, source and time. */
    private Duration jittered(Duration interval, URI source, Instant at) {
        CRC32 seed = new CRC32();
        seed.update((study + " " + source + " " + at).getBytes(StandardCharsets.UTF_8));
        double draw = new SplittableRandom(seed.getValue()).nextDouble(-JITTER, JITTER);
        return millis(seconds(interval) * (1 + draw));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
