package org.mediabalance.store;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a poll of one source with all its pages found, before it is compared with the polls before it.
 *
 * @param outcome {@link ListPoll#OK} or what was wrong
 * @param named the addresses its pages named
 * @param unchanged whether a page answered that it had not changed, so that what it named before still stands
 */
public record SourceWalk(URI source, String outlet, String channel, Instant at, String outcome, Reach reach,
        Set<URI> named, boolean unchanged, int fresh, Optional<Instant> oldest, Optional<Instant> newest) {
    public SourceWalk {
        named = Set.copyOf(named);
    }
}
