package org.mediabalance.coding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts failed sign-ins, so that passwords cannot be tried out. In memory: a restart forgives. Thread-safe. */
final class Attempts {
    static final Duration WINDOW = Duration.ofMinutes(15);
    /** Names and addresses remembered; more than a team has, and little memory even under attack. */
    private static final int KEYS_MAX = 10_000;

    private final int failuresMax;
    private final Map<String, Deque<Instant>> failures = new HashMap<>();

    Attempts(int failuresMax) {
        this.failuresMax = failuresMax;
    }

    /** How long to wait before the next try; zero when none is needed. */
    synchronized Duration delay(String key, Instant now) {
        Deque<Instant> times = failures.get(key);
        if (times == null) {
            return Duration.ZERO;
        }
        while (!times.isEmpty() && !times.peekFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            failures.remove(key);
        }
        return times.size() < failuresMax ? Duration.ZERO : Duration.between(now, times.peekFirst().plus(WINDOW));
    }

    synchronized void failed(String key, Instant now) {
        if (failures.size() >= KEYS_MAX) {
            failures.values().removeIf(times -> !times.peekLast().plus(WINDOW).isAfter(now));
        }
        if (failures.size() < KEYS_MAX || failures.containsKey(key)) {
            failures.computeIfAbsent(key, k -> new ArrayDeque<>()).addLast(now);
        }
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }
}
