package org.mediabalance.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What must be remembered of a host from one run to the next, so as not to ask it too often.
 *
 * @param day the day, in the study's zone, that the requests are counted for
 * @param requests requests sent to it on that day
 * @param closedUntil until when it asked to be left alone
 */
public record HostState(String host, LocalDate day, int requests, Optional<Instant> closedUntil) {}
