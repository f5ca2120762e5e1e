package org.mediabalance.store;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One poll of one source with all its pages, kept for good: the proof of what could be seen when.
 *
 * @param outcome {@link ListPoll#OK} or what was wrong with the first page that could not be read
 * @param entries different addresses it named
 * @param fresh of them, new to the ledger
 * @param shared of them, named by the source's previous successful poll too; empty when there was none
 * @param digest of the set of addresses; empty text when the poll failed
 * @param oldest when the last entry of the list that carries a date was published; a day without a time counts from
 *        its end
 * @param newest the latest moment that an entry carries
 */
public record SourcePoll(URI source, String outlet, String channel, Instant at, String outcome, Reach reach,
        int entries, int fresh, OptionalInt shared, String digest, Optional<Instant> oldest,
        Optional<Instant> newest) {
    /** Whether every page of the source could be read. */
    public boolean ok() {
        return outcome.equals(ListPoll.OK);
    }
}
