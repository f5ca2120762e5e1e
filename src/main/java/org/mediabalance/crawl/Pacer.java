package org.mediabalance.crawl;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps requests to one host apart: one at a time, and at least the host's delay from the start of one to the start of
 * the next. Hosts do not wait for each other. Thread-safe.
 */
final class Pacer {
    private static final class Host {
        private final ReentrantLock turn = new ReentrantLock(true);
        private long notBefore = System.nanoTime();
    }

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /** Waits for the host's turn, then runs the request. An interrupt ends the wait and keeps its flag. */
    <T> T inTurn(String host, Duration delay, Supplier<T> request) throws InterruptedException {
        Host state = hosts.computeIfAbsent(host, key -> new Host());
        state.turn.lockInterruptibly();
        try {
            TimeUnit.NANOSECONDS.sleep(state.notBefore - System.nanoTime());
            state.notBefore = System.nanoTime() + delay.toNanos();
            return request.get();
        } finally {
            state.turn.unlock();
        }
    }

    /** Leaves the host alone for this long from now, as it asked to. */
    void pause(String host, Duration time) {
        Host state = hosts.computeIfAbsent(host, key -> new Host());
        state.turn.lock();
        try {
            state.notBefore = Math.max(state.notBefore, System.nanoTime() + time.toNanos());
        } finally {
            state.turn.unlock();
        }
    }
}
