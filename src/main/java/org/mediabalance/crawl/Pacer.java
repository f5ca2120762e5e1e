package org.mediabalance.crawl;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps requests to one host apart: one at a time, and at least the delay from the start of one to the start of the next.
 * Hosts do not wait for each other. Thread-safe.
 */
final class Pacer {
    private static final class Host {
        private final ReentrantLock turn = new ReentrantLock(true);
        private boolean asked;
        private long lastStart;
        private long pausedUntil = System.nanoTime();
    }

    /**
     * Requests under way at one time. More hosts than a large study has (533 in the list of the Kazakh ministry) at half a
     * second for an answer and a second between requests; it bounds sockets and memory.
     */
    private static final int AT_ONCE = 256;

    private final Semaphore underWay = new Semaphore(AT_ONCE);
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /**
     * Waits for the host's turn, then runs the request.
     *
     * @param delay least time since the start of the host's last request, as known now: a Crawl-delay counts from the
     *        request that brought it
     * @throws InterruptedException when interrupted while waiting; the request was not made
     */
    <T> T inTurn(String host, Duration delay, Supplier<T> request) throws InterruptedException {
        Host state = hosts.computeIfAbsent(host, key -> new Host());
        state.turn.lockInterruptibly();
        try {
            long now = System.nanoTime();
            long paced = state.asked ? state.lastStart + delay.toNanos() - now : 0;
            TimeUnit.NANOSECONDS.sleep(Math.max(paced, state.pausedUntil - now));
            underWay.acquire();
            try {
                state.asked = true;
                state.lastStart = System.nanoTime();
                return request.get();
            } finally {
                underWay.release();
            }
        } finally {
            state.turn.unlock();
        }
    }

    /** Leaves the host alone for this long from now, as it asked to. */
    void pause(String host, Duration time) {
        Host state = hosts.computeIfAbsent(host, key -> new Host());
        state.turn.lock();
        try {
            state.pausedUntil = Math.max(state.pausedUntil, System.nanoTime() + time.toNanos());
        } finally {
            state.turn.unlock();
        }
    }
}
