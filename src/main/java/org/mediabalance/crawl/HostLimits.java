package org.mediabalance.crawl;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mediabalance.store.HostState;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Study;

/**
 * When a host must not be asked any more for now: it was asked as often as the study allows in a day, it asked to be left
 * alone, or it gave no answer several times in a row. The first two outlast the run. Thread-safe.
 */
final class HostLimits {
    /**
     * Failures in a row after which a host is left for the next run. With the connection timeout of 10 s a dead host holds
     * its outlet for under a minute, while a page or two that break the server do not close the rest of the site.
     */
    private static final int TROUBLES_MAX = 5;

    private final StudyRecord record;
    private final ZoneId zone;
    private final int requestsPerDay;
    private final Clock clock;
    private final Map<String, HostState> states = new ConcurrentHashMap<>();
    private final Map<String, Integer> troubles = new ConcurrentHashMap<>();

    HostLimits(StudyRecord record, Study study, Clock clock) {
        this.record = record;
        this.zone = study.period().zone();
        this.requestsPerDay = study.politeness().requestsPerDay().orElse(Integer.MAX_VALUE);
        this.clock = clock;
    }

    /** Why the host must not be asked now; empty when it may. */
    Optional<String> closed(String host) {
        HostState state = state(host);
        if (state.closedUntil().filter(until -> clock.instant().isBefore(until)).isPresent()) {
            return Optional.of(host + " asked to wait until " + state.closedUntil().get());
        }
        if (state.requests() >= requestsPerDay) {
            return Optional.of(host + " was asked " + state.requests() + " times today, the study's limit");
        }
        if (troubles.getOrDefault(host, 0) >= TROUBLES_MAX) {
            return Optional.of(host + " gave no proper answer " + TROUBLES_MAX + " times in a row");
        }
        return Optional.empty();
    }

    /** Counts a request before it is sent, so that a killed run has counted it too. */
    void asking(String host) {
        if (requestsPerDay == Integer.MAX_VALUE) {
            return;
        }
        record.host(states.compute(host, (key, known) -> {
            HostState state = today(known == null ? recorded(host) : known);
            return new HostState(host, state.day(), state.requests() + 1, state.closedUntil());
        }));
    }

    /** Notes whether the host answered; a status is an answer, except 429 and 503. */
    void answered(String host, boolean properly) {
        troubles.compute(host, (key, count) -> properly ? null : count == null ? 1 : count + 1);
    }

    /** Gives hosts that did not answer another chance. */
    void forgetTroubles() {
        troubles.clear();
    }

    /** Leaves the host alone until then, in later runs too. */
    void close(String host, Instant until) {
        record.host(states.compute(host, (key, known) -> {
            HostState state = known == null ? recorded(host) : known;
            return new HostState(host, state.day(), state.requests(), Optional.of(until));
        }));
    }

    private HostState state(String host) {
        return today(states.computeIfAbsent(host, this::recorded));
    }

    private HostState recorded(String host) {
        return record.host(host).orElse(new HostState(host, LocalDate.EPOCH, 0, Optional.empty()));
    }

    private HostState today(HostState state) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return state.day().equals(today) ? state : new HostState(state.host(), today, 0, state.closedUntil());
    }
}
