package org.mediabalance.store;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The last poll of one list page: what it answered and how many entries it held. Validators are kept only when the
 * entries were stored with them.
 *
 * @param outcome {@code ok}, {@code unchanged} or what was wrong, for people
 */
public record ListPoll(URI url, String outlet, String channel, Optional<String> etag, Optional<String> lastModified,
        Instant at, String outcome, int entries) {
    /** The outcome of a list that was read. */
    public static final String OK = "ok";
}
