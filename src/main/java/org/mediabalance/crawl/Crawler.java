package org.mediabalance.crawl;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Study;

/**
 * One crawl of a study: polls every list of every outlet, then fetches what waits in the ledger. Outlets are crawled side
 * by side, each host one request at a time. What was fetched before is not fetched again, so a crawl that was killed is
 * simply run once more. An interrupt ends it cleanly between two requests.
 */
public final class Crawler {
    private final Study study;
    private final StudyDirectory directory;
    private final StudyRecord record;
    private final PageReader pages;
    private final FetchSettings settings;
    private final Clock clock;
    private final CrawlListener listener;

    public Crawler(StudyDirectory directory, StudyRecord record, PageReader pages, FetchSettings settings, Clock clock,
            CrawlListener listener) {
        this.study = directory.study();
        this.directory = directory;
        this.record = record;
        this.pages = pages;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Crawls every outlet once.
     *
     * @return what was wrong with sources and hosts, one line each; empty when every list could be read
     */
    public List<String> crawl() throws InterruptedException {
        record.retryPassing();
        try (Fetcher fetcher = new Fetcher(settings, clock);
                WarcArchive archive = new WarcArchive(directory.archive(), clock, settings.userAgent());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            PoliteFetcher polite = new PoliteFetcher(fetcher, archive, record, study.politeness(), clock);
            List<Callable<List<String>>> outlets = study.outlets().stream()
                    .<Callable<List<String>>>map(outlet -> () -> crawl(outlet, polite)).toList();
            List<String> problems = new ArrayList<>();
            for (Future<List<String>> outlet : threads.invokeAll(outlets)) {
                problems.addAll(outlet.get());
            }
            return problems;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof InterruptedException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<String> crawl(Outlet outlet, PoliteFetcher polite) throws InterruptedException {
        LocalDate from = study.period().from();
        List<String> problems = new ListWalk(outlet, from, polite, record, pages, clock, listener).walk();
        problems.forEach(problem -> listener.warned(outlet.id(), problem));
        int done = 0;
        List<LedgerEntry> waiting = record.waiting(outlet.id());
        // Captions are found while pages are fetched, so the line is asked for again until it is empty.
        while (!waiting.isEmpty()) {
            for (int i = 0; i < waiting.size(); i++) {
                fetch(waiting.get(i), polite);
                listener.progressed(outlet.id(), ++done, waiting.size() - i - 1);
            }
            waiting = record.waiting(outlet.id());
        }
        return problems.stream().map(problem -> outlet.id() + ": " + problem).toList();
    }

    private void fetch(LedgerEntry entry, PoliteFetcher polite) throws InterruptedException {
        switch (polite.get(Fetch.Request.get(entry.url()), entry.outlet())) {
            case PoliteFetcher.Outcome.Refused refused ->
                record.refused(entry.url(), refused.reason(), refused.passing());
            case PoliteFetcher.Outcome.Failed failed -> record.failed(entry.url(), failed.reason(), failed.passing());
            case PoliteFetcher.Outcome.Answered answered -> stored(entry, answered);
        }
    }

    private void stored(LedgerEntry entry, PoliteFetcher.Outcome.Answered answered) {
        Optional<String> elsewhere = Sites.refusal(study.outlet(entry.outlet()), answered.answer().url());
        if (elsewhere.isPresent()) {
            record.refused(entry.url(), "redirects to " + answered.answer().url() + ", " + elsewhere.get(), false);
            return;
        }
        try {
            Capture capture = Captures.of(answered.answer());
            if (entry.parent().isEmpty()) {
                record.captions(entry, captions(entry, capture), clock.instant());
            }
            record.fetched(entry.url(), answered.stored());
        } catch (IOException e) {
            record.failed(entry.url(), "body cannot be decoded: " + e.getMessage(), true);
        }
    }

    private List<URI> captions(LedgerEntry entry, Capture capture) {
        Outlet outlet = study.outlet(entry.outlet());
        return pages.captions(capture).stream().filter(url -> Sites.refusal(outlet, url).isEmpty()).toList();
    }
}
