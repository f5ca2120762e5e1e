package org.mediabalance.crawl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Study;

/**
 * Rounds of one crawl that share connections, robots.txt rules and one archive file. Rounds are run one after another by
 * one thread; closing forces the archive to the disk.
 */
public final class CrawlSession implements AutoCloseable {
    /** What failed for a passing reason is tried again, but not in every round of a campaign. */
    private static final Duration RETRY = Duration.ofHours(2);

    private final Study study;
    private final StudyRecord record;
    private final PageReader pages;
    private final Clock clock;
    private final CrawlListener listener;
    private final Fetcher fetcher;
    private final WarcArchive archive;
    private final PoliteFetcher polite;
    private Instant retried = Instant.MIN;

    CrawlSession(StudyDirectory directory, StudyRecord record, PageReader pages, FetchSettings settings, Clock clock,
            CrawlListener listener) {
        this.study = directory.study();
        this.record = record;
        this.pages = pages;
        this.clock = clock;
        this.listener = listener;
        this.fetcher = new Fetcher(settings, study.politeness().privateHosts(), TlsTrust.of(directory), clock);
        this.archive = new WarcArchive(directory.archive(), clock, settings.userAgent());
        this.polite = new PoliteFetcher(fetcher, archive, record, study, clock);
    }

    /**
     * Polls the sources that are due, then fetches what waits, then looks again at what is to be looked at.
     *
     * @return what was wrong with sources and hosts, one line each
     */
    public List<String> round(RoundPlan plan) throws InterruptedException {
        if (retried.isBefore(clock.instant().minus(RETRY))) {
            record.retryPassing();
            retried = clock.instant();
        }
        try (OutcomeWriter outcomes = new OutcomeWriter(record, archive);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            polite.roundBegins();
            return Crawler.all(threads, study.outlets().stream()
                    .<Callable<List<String>>>map(outlet -> () -> round(outlet, plan, outcomes, threads))
                    .toList());
        }
    }

    private List<String> round(Outlet outlet, RoundPlan plan, OutcomeWriter outcomes, ExecutorService threads)
            throws InterruptedException {
        List<String> problems = new ListWalk(outlet, study.period().from(), polite, record, pages, clock, listener)
                .walk(plan);
        List<String> all = new ArrayList<>(new OutletFetch(outlet, polite, record, outcomes, pages, clock, listener)
                .fetch(problems, plan, threads));
        new SecondLooks(outlet, polite, record, outcomes, listener).look(plan);
        return all;
    }

    @Override
    public void close() {
        try (fetcher; archive) {
            // both are closed whatever the other does
        }
    }
}
