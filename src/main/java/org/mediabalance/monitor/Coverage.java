package org.mediabalance.monitor;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.store.Reach;

/**
 * What is proven to have been seen of every outlet on every day of the period, and what is not.
 *
 * @param at the moment the coverage is stated for
 * @param days every outlet on every day of the period, by outlet in the study's order, then by day
 * @param undated by outlet, pages of which no day is known, or of a day outside the period
 * @param gaps everything missed or unproven, by outlet, then by time
 * @param sources the state of every list ever polled, by outlet
 * @param robots host to what its robots.txt said, a fact of coverage
 */
public record Coverage(Instant at, List<OutletDay> days, Map<String, Counts> undated, List<Gap> gaps,
        List<SourceState> sources, Map<String, String> robots) {
    public Coverage {
        days = List.copyOf(days);
        gaps = List.copyOf(gaps);
        sources = List.copyOf(sources);
    }

    /** How an outlet's day stands. {@code OPEN} is a day that runs, or ended and was not polled once more since. */
    public enum State {
        COVERED, GAP, SUSPECTED, OPEN, FUTURE;

        /** The lower-case word used in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One outlet on one local day.
     *
     * @param total over all channels
     * @param channels by the kind of list that named a page first
     */
    public record OutletDay(String outlet, LocalDate day, State state, Counts total, Map<String, Counts> channels,
            List<Gap> gaps) {
        /** What a report's cell says, such as {@code 2 not fetched, no poll}; empty text when the day has no gap. */
        public String phrase() {
            return String.join(", ", gaps.stream().map(Gap::phrase).distinct().toList());
        }
    }

    /**
     * Pages by what became of them: {@code discovered} = fetched + refused + failed + waiting, and {@code fetched} =
     * unprocessed + notItems + outOfPeriod + undated + notRelevant + duplicates + relevant.
     *
     * @param relevant distinct relevant items
     * @param coded of them, with a code by a person
     */
    public record Counts(long discovered, long fetched, long refused, long failed, long waiting, long unprocessed,
            long notItems, long outOfPeriod, long undated, long notRelevant, long duplicates, long relevant,
            long coded) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** The counts of both together. */
        public Counts plus(Counts o) {
            return new Counts(discovered + o.discovered, fetched + o.fetched, refused + o.refused, failed + o.failed,
                    waiting + o.waiting, unprocessed + o.unprocessed, notItems + o.notItems,
                    outOfPeriod + o.outOfPeriod, undated + o.undated, notRelevant + o.notRelevant,
                    duplicates + o.duplicates, relevant + o.relevant, coded + o.coded);
        }
    }

    /**
     * How one list was polled.
     *
     * @param polls all polls
     * @param failed of them, that could not be read
     * @param lastRead the last poll that was read; empty when there was none
     * @param lastOutcome what the last poll of all came to
     */
    public record SourceState(URI url, String outlet, String channel, Reach reach, int polls, int failed,
            Optional<Instant> lastRead, String lastOutcome) {}

    /** The outlet-days with a gap, certain or suspected. */
    public List<OutletDay> incomplete() {
        return days.stream().filter(d -> d.state() == State.GAP || d.state() == State.SUSPECTED).toList();
    }

    /** The same coverage narrowed to some outlets and days; gaps that touch none of the days fall away. */
    public Coverage of(Optional<String> outlet, LocalDate from, LocalDate to) {
        return new Coverage(at,
                days.stream().filter(d -> outlet.map(d.outlet()::equals).orElse(true)
                        && !d.day().isBefore(from) && !d.day().isAfter(to)).toList(),
                undated,
                gaps.stream().filter(g -> outlet.map(g.outlet()::equals).orElse(true)
                        && g.days().stream().anyMatch(d -> !d.isBefore(from) && !d.isAfter(to))).toList(),
                sources.stream().filter(s -> outlet.map(s.outlet()::equals).orElse(true)).toList(), robots);
    }
}
