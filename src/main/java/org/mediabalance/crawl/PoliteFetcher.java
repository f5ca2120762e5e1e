package org.mediabalance.crawl;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Study;

/**
 * Asks a host only for what its robots.txt allows, not faster or more often than it wishes, and archives every response.
 * Follows redirects, asking robots.txt again at each hop. Thread-safe.
 */
final class PoliteFetcher {
    /** RFC 9309, 2.3.1.2, asks for at least five for robots.txt; pages get as many. */
    private static final int REDIRECTS_MAX = 5;
    /** A site that asks for more is left for a later run instead of holding this one. */
    private static final Duration PAUSE_MAX = Duration.ofMinutes(5);
    /** When 429 or 503 names no time. */
    private static final Duration PAUSE_USUAL = Duration.ofSeconds(30);

    private final Fetcher fetcher;
    private final WarcArchive archive;
    private final StudyRecord record;
    private final Duration delay;
    private final Clock clock;
    private final Pacer pacer = new Pacer();
    private final RobotsCache robots;
    private final HostLimits limits;

    PoliteFetcher(Fetcher fetcher, WarcArchive archive, StudyRecord record, Study study, Clock clock) {
        this.fetcher = fetcher;
        this.archive = archive;
        this.record = record;
        this.delay = study.politeness().delay();
        this.clock = clock;
        this.robots = new RobotsCache(clock);
        this.limits = new HostLimits(record, study, clock);
    }

    /** How a polite request ended. */
    sealed interface Outcome {
        /** A final answer (not a redirect), archived. */
        record Answered(Fetch.Answered answer, LedgerEntry.Stored stored) implements Outcome {}

        /** Not asked, because this address must not be. */
        record Refused(String reason, boolean passing) implements Outcome {}

        /** Not asked, because the host must not be asked anything for now. */
        record Later(String reason) implements Outcome {}

        /** Asked and not had; with the answer, archived too, when its status was the reason. */
        record Failed(String reason, boolean passing, Optional<Answered> answer) implements Outcome {
            Failed(String reason, boolean passing) {
                this(reason, passing, Optional.empty());
            }
        }
    }

    Outcome get(Fetch.Request request, String outlet) throws InterruptedException {
        Fetch.Request next = request;
        for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
            Optional<String> closed = limits.closed(next.url().getHost());
            if (closed.isPresent()) {
                return new Outcome.Later(closed.get());
            }
            Robots rules = robots(next.url(), outlet);
            Optional<Outcome> refusal = refusal(rules, next.url());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            switch (send(next, rules.delay(delay))) {
                case Fetch.Refused refused -> {
                    return new Outcome.Refused(refused.reason(), true);
                }
                case Fetch.Closed later -> {
                    return new Outcome.Later(later.reason());
                }
                case Fetch.Failed failed -> {
                    return new Outcome.Failed(failed.reason(), failed.passing());
                }
                case Fetch.Answered answer -> {
                    LedgerEntry.Stored stored = archive.append(answer);
                    Optional<URI> target = redirect(answer);
                    if (target.isEmpty()) {
                        return ended(next, answer, stored);
                    }
                    next = next.to(target.get());
                }
            }
        }
        return new Outcome.Failed("more than " + REDIRECTS_MAX + " redirects", false);
    }

    /** Another round begins: hosts that gave no answers in the last one may be tried again. */
    void roundBegins() {
        limits.forgetTroubles();
    }

    /** The moment a request would be made at. */
    Instant now() {
        return clock.instant();
    }

    /** The host's rules. */
    Robots robots(URI url, String outlet) throws InterruptedException {
        return robots.of(url, file -> {
            Robots read = Robots.of(fetchRobots(file));
            record.robots(Links.authority(file), outlet, read.outcome(), clock.instant());
            return read;
        });
    }

    private Fetch fetchRobots(URI url) throws InterruptedException {
        Fetch.Request request = Fetch.Request.get(url);
        for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
            Fetch fetch = send(request, delay);
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

    /** Sends in the host's turn. The host is the name alone: ports and schemes of one name are one server. */
    private Fetch send(Fetch.Request request, Duration apart) throws InterruptedException {
        String host = request.url().getHost();
        Fetch fetch = pacer.inTurn(host, apart, () -> {
            // Asked again here: whoever had the turn before may have found the host closed.
            Optional<String> closed = limits.closed(host);
            if (closed.isPresent()) {
                return new Fetch.Closed(closed.get());
            }
            limits.asking(host);
            return heeded(host, fetcher.fetch(request));
        });
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped during a request, which counts as not made");
        }
        return fetch;
    }

    /** Notes, before anyone else has the host's turn, how it answered and how long it wants to be left alone. */
    private Fetch heeded(String host, Fetch fetch) {
        Optional<Duration> pause = fetch instanceof Fetch.Answered answer ? pause(answer) : Optional.empty();
        pause.ifPresent(time -> {
            if (time.compareTo(PAUSE_MAX) > 0) {
                limits.close(host, clock.instant().plus(time));
            } else {
                pacer.pause(host, time);
            }
        });
        limits.answered(host, pause.isEmpty() && !(fetch instanceof Fetch.Failed failed && failed.passing()));
        return fetch;
    }

    /** How long a 429 or 503 asks to wait; empty for other answers. */
    private static Optional<Duration> pause(Fetch.Answered answer) {
        return answer.status() == 429 || answer.status() == 503
                ? Optional.of(Fetch.retryAfter(answer).orElse(PAUSE_USUAL))
                : Optional.empty();
    }

    private static Optional<Outcome> refusal(Robots rules, URI url) {
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

    private Outcome ended(Fetch.Request request, Fetch.Answered answer, LedgerEntry.Stored stored) {
        int status = answer.status();
        Optional<Duration> pause = pause(answer);
        if (pause.isPresent()) {
            return new Outcome.Failed("status " + status + ", asked to wait " + pause.get().toSeconds() + " s", true);
        }
        boolean unchanged = status == 304 && (request.etag().isPresent() || request.lastModified().isPresent());
        if (unchanged || status >= 200 && status < 300) {
            return new Outcome.Answered(answer, stored);
        }
        return new Outcome.Failed("status " + status, status >= 500,
                Optional.of(new Outcome.Answered(answer, stored)));
    }
}
