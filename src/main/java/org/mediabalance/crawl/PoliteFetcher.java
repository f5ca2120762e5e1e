package org.mediabalance.crawl;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Politeness;

/**
 * Asks a host only for what its robots.txt allows, not faster than it wishes, and archives every response. Follows
 * redirects, asking robots.txt again at each hop. Thread-safe.
 */
final class PoliteFetcher {
    /** RFC 9309, 2.3.1.2, asks for at least five for robots.txt; pages get as many. */
    private static final int REDIRECTS_MAX = 5;
    /** A site that asks for more is left for the next run instead of holding this one. */
    private static final Duration PAUSE_MAX = Duration.ofMinutes(5);
    /** When 429 or 503 names no time. */
    private static final Duration PAUSE_USUAL = Duration.ofSeconds(30);

    private final Fetcher fetcher;
    private final WarcArchive archive;
    private final StudyRecord record;
    private final Politeness politeness;
    private final Clock clock;
    private final Pacer pacer = new Pacer();
    private final Map<String, Robots> robots = new ConcurrentHashMap<>();
    private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();

    PoliteFetcher(Fetcher fetcher, WarcArchive archive, StudyRecord record, Politeness politeness, Clock clock) {
        this.fetcher = fetcher;
        this.archive = archive;
        this.record = record;
        this.politeness = politeness;
        this.clock = clock;
    }

    /** How a polite request ended. */
    sealed interface Outcome {
        /** A final answer (not a redirect), archived. */
        record Answered(Fetch.Answered answer, LedgerEntry.Stored stored) implements Outcome {}

        /** Not asked. */
        record Refused(String reason, boolean passing) implements Outcome {}

        /** Asked and not had. */
        record Failed(String reason, boolean passing) implements Outcome {}
    }

    Outcome get(Fetch.Request request, String outlet) throws InterruptedException {
        Fetch.Request next = request;
        for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
            Optional<Outcome> refusal = refusal(next.url(), outlet);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            switch (send(next, robots(next.url(), outlet).delay(politeness.delay()))) {
                case Fetch.Failed failed -> {
                    return new Outcome.Failed(failed.reason(), failed.passing());
                }
                case Fetch.Answered answer -> {
                    LedgerEntry.Stored stored = archive.append(answer);
                    Optional<URI> target = redirect(answer);
                    if (target.isEmpty()) {
                        return ended(answer, stored);
                    }
                    next = next.to(target.get());
                }
            }
        }
        return new Outcome.Failed("more than " + REDIRECTS_MAX + " redirects", false);
    }

    /** The host's rules, fetched once in a run. */
    Robots robots(URI url, String outlet) throws InterruptedException {
        String authority = Links.authority(url);
        Robots known = robots.get(authority);
        if (known != null) {
            return known;
        }
        Robots read = Robots.of(fetchRobots(URI.create(authority + "/robots.txt")));
        Robots kept = robots.putIfAbsent(authority, read);
        if (kept != null) {
            return kept;
        }
        record.robots(authority, outlet, read.outcome(), clock.instant());
        return read;
    }

    private Fetch fetchRobots(URI url) throws InterruptedException {
        Fetch.Request request = Fetch.Request.get(url);
        for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
            Fetch fetch = send(request, politeness.delay());
            if (!(fetch instanceof Fetch.Answered answer)) {
                return fetch;
            }
            archive.append(answer);
            Optional<URI> target = redirect(answer);
            if (target.isEmpty()) {
                return answer;
            }
            request = request.to(target.get());
        }
        // RFC 9309, 2.3.1.2: after five redirects a crawler may assume that the file is unavailable. We stay careful.
        return new Fetch.Failed("more than " + REDIRECTS_MAX + " redirects", true);
    }

    private Fetch send(Fetch.Request request, Duration delay) throws InterruptedException {
        return pacer.inTurn(Links.authority(request.url()), delay, () -> fetcher.fetch(request));
    }

    private Optional<Outcome> refusal(URI url, String outlet) throws InterruptedException {
        Instant until = closedUntil.get(Links.authority(url));
        if (until != null && clock.instant().isBefore(until)) {
            return Optional.of(new Outcome.Refused("the host asked to wait until " + until, true));
        }
        Robots rules = robots(url, outlet);
        if (rules.unreachable()) {
            return Optional.of(new Outcome.Refused("robots.txt " + rules.outcome(), true));
        }
        return rules.allows(url) ? Optional.empty() : Optional.of(new Outcome.Refused("robots.txt forbids it", false));
    }

    private static Optional<URI> redirect(Fetch.Answered answer) {
        boolean redirect = switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
        return redirect ? answer.header("Location").flatMap(l -> Links.resolve(answer.url(), l)) : Optional.empty();
    }

    private Outcome ended(Fetch.Answered answer, LedgerEntry.Stored stored) {
        int status = answer.status();
        if (status == 429 || status == 503) {
            Duration pause = Fetch.retryAfter(answer).orElse(PAUSE_USUAL);
            String authority = Links.authority(answer.url());
            if (pause.compareTo(PAUSE_MAX) > 0) {
                closedUntil.put(authority, clock.instant().plus(pause));
            } else {
                pacer.pause(authority, pause);
            }
            return new Outcome.Failed("status " + status + ", asked to wait " + pause.toSeconds() + " s", true);
        }
        if (status == 304 || status >= 200 && status < 300) {
            return new Outcome.Answered(answer, stored);
        }
        return new Outcome.Failed("status " + status, status >= 500);
    }
}
