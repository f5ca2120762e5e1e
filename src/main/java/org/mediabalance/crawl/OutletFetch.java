package org.mediabalance.crawl;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Capture;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Outlet;

/** Fetches what waits in the ledger for one outlet, its hosts side by side. */
final class OutletFetch {
    /** Waiting entries held in memory for a host; the rest stays in the ledger, so that a long line costs no memory. */
    private static final int BATCH = 200;
    /**
     * Workers for one host. Only one of them can be asking it, for a host is asked one request at a time; the other puts
     * what it was answered into the archive meanwhile.
     */
    private static final int WORKERS = 2;

    private final Outlet outlet;
    private final PoliteFetcher polite;
    private final StudyRecord record;
    private final OutcomeWriter outcomes;
    private final PageReader pages;
    private final Clock clock;
    private final CrawlListener listener;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    /** Hosts that must not be asked any more in this run; what waits for them goes on waiting. */
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    OutletFetch(Outlet outlet, PoliteFetcher polite, StudyRecord record, OutcomeWriter outcomes, PageReader pages,
            Clock clock, CrawlListener listener) {
        this.outlet = outlet;
        this.polite = polite;
        this.record = record;
        this.outcomes = outcomes;
        this.pages = pages;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Fetches until nothing waits or what waits must wait.
     *
     * @param listProblems what was wrong with the outlet's lists
     * @param plan says when to leave off
     * @return all that was wrong, one line each, beginning with the outlet
     */
    List<String> fetch(List<String> listProblems, RoundPlan plan, ExecutorService threads)
            throws InterruptedException {
        List<String> problems = new ArrayList<>(listProblems);
        List<String> hosts = record.waitingHosts(outlet.id());
        // Captions are found while pages are fetched, perhaps on another host, so the line is looked at until it is empty.
        while (!hosts.isEmpty() && !plan.over().getAsBoolean()) {
            waiting.set(record.waitingCount(outlet.id()));
            problems.addAll(Crawler.all(threads,
                    hosts.stream().<Callable<List<String>>>map(host -> () -> fetch(host, plan, threads)).toList()));
            hosts = record.waitingHosts(outlet.id()).stream().filter(host -> !left.contains(host)).toList();
        }
        problems.forEach(problem -> listener.warned(outlet.id(), problem));
        return problems.stream().map(problem -> outlet.id() + ": " + problem).toList();
    }

    private List<String> fetch(String host, RoundPlan plan, ExecutorService threads) throws InterruptedException {
        Queue<LedgerEntry> line = new ConcurrentLinkedQueue<>(record.waiting(outlet.id(), host, BATCH));
        while (!line.isEmpty()) {
            Callable<List<String>> worker = () -> work(line, host, plan);
            List<String> later = Crawler.all(threads, Collections.nCopies(WORKERS, worker));
            outcomes.drain();
            if (left.contains(host)) {
                int waits = record.waitingCount(outlet.id(), host);
                return List.of(later.getFirst() + "; " + waits + " addresses wait for a later run");
            }
            if (plan.over().getAsBoolean()) {
                return List.of();
            }
            line.addAll(record.waiting(outlet.id(), host, BATCH));
        }
        return List.of();
    }

    /** Works on the line until it is empty; returns why the host must be left alone, if it must. */
    private List<String> work(Queue<LedgerEntry> line, String host, RoundPlan plan) throws InterruptedException {
        for (LedgerEntry entry = line.poll(); entry != null; entry = line.poll()) {
            if (left.contains(host) || plan.over().getAsBoolean()) {
                return List.of();
            }
            Optional<String> later = guarded(entry);
            if (later.isPresent()) {
                left.add(host);
                return List.of(later.get());
            }
            listener.progressed(outlet.id(), done.incrementAndGet(), Math.max(0, waiting.decrementAndGet()));
        }
        return List.of();
    }

    /** An answer that this program has a fault with must not keep the rest of its host from being fetched, run after run. */
    private Optional<String> guarded(LedgerEntry entry) throws InterruptedException {
        try {
            return fetch(entry);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            outcomes.write(() -> record.failed(entry.url(), "fault of this program: " + e, false));
            return Optional.empty();
        }
    }

    /** Fetches one; returns why the host must be left alone, if it must. */
    private Optional<String> fetch(LedgerEntry entry) throws InterruptedException {
        switch (polite.get(Fetch.Request.get(entry.url()), entry.outlet())) {
            case PoliteFetcher.Outcome.Later later -> {
                return Optional.of(later.reason());
            }
            case PoliteFetcher.Outcome.Refused refused ->
                outcomes.write(() -> record.refused(entry.url(), refused.reason(), refused.passing()));
            case PoliteFetcher.Outcome.Failed failed ->
                outcomes.write(() -> record.failed(entry.url(), failed.reason(), failed.passing()));
            case PoliteFetcher.Outcome.Answered answered -> outcomes.write(ended(entry, answered));
        }
        return Optional.empty();
    }

    private Runnable ended(LedgerEntry entry, PoliteFetcher.Outcome.Answered answered) {
        Optional<String> elsewhere = Sites.refusal(outlet, answered.answer().url());
        if (elsewhere.isPresent()) {
            String reason = "redirects to " + answered.answer().url() + ", " + elsewhere.get();
            return () -> record.refused(entry.url(), reason, false);
        }
        try {
            Capture capture = Captures.of(answered.answer());
            List<URI> captions = entry.parent().isPresent() ? List.of() : captions(capture);
            return () -> {
                if (!captions.isEmpty()) {
                    record.captions(entry, captions, clock.instant());
                }
                record.fetched(entry.url(), answered.stored());
            };
        } catch (IOException e) {
            String reason = "body cannot be decoded: " + e.getMessage();
            return () -> record.failed(entry.url(), reason, true);
        }
    }

    private List<URI> captions(Capture capture) {
        return pages.captions(capture).stream().filter(url -> Sites.refusal(outlet, url).isEmpty()).toList();
    }
}
