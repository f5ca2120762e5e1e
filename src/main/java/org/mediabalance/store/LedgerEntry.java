package org.mediabalance.store;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mediabalance.study.Hint;

/**
 * One URL of the ledger and the one state it is in.
 *
 * @param channel the kind of list that named it first
 * @param parent for captions, the page that names them; empty for a page of its own
 * @param hints what the lists said of it
 * @param attempts fetches tried so far
 * @param discovered when a list named it first
 */
public record LedgerEntry(URI url, String outlet, String channel, Optional<URI> parent, List<Hint> hints,
        UrlState state, Optional<String> reason, int attempts, Instant discovered, Optional<Stored> stored) {

    /** The same entry with another capture as its evidence. */
    public LedgerEntry storedAt(Stored other) {
        return new LedgerEntry(url, outlet, channel, parent, hints, state, reason, attempts, discovered,
                Optional.of(other));
    }

    /** Where the evidence of a fetched URL lies: WARC file name, byte offset, payload digest. */
    public record Stored(String file, long offset, String digest, Instant time) {}
}
