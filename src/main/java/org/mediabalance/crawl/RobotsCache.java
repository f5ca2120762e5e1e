package org.mediabalance.crawl;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The rules of each host, asked for once and kept for a day at most (RFC 9309, 2.4). Thread-safe. */
final class RobotsCache {
    private static final Duration KEPT = Duration.ofHours(24);
    /** A host whose rules could not be had is closed until they can; a campaign's next round may ask again. */
    private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(15);

    /** Asks a host for its rules. */
    @FunctionalInterface
    interface Asking {
        Robots ask(URI robotsFile) throws InterruptedException;
    }

    private static final class Host {
        private final ReentrantLock asking = new ReentrantLock();
        private Robots rules;
        private Instant since;
    }

    private final Clock clock;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    RobotsCache(Clock clock) {
        this.clock = clock;
    }

    /** The rules for the address; whoever else wants them meanwhile waits for the one answer. */
    Robots of(URI url, Asking asking) throws InterruptedException {
        String authority = Links.authority(url);
        Host host = hosts.computeIfAbsent(authority, key -> new Host());
        host.asking.lockInterruptibly();
        try {
            if (host.rules == null
                    || clock.instant().isAfter(host.since.plus(host.rules.unreachable() ? KEPT_UNREACHABLE : KEPT))) {
                host.rules = asking.ask(URI.create(authority + "/robots.txt"));
                host.since = clock.instant();
            }
            return host.rules;
        } finally {
            host.asking.unlock();
        }
    }
}
