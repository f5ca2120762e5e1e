package org.mediabalance.crawl;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;

/**
 * One crawl of a study: polls every list of every outlet, then fetches what waits in the ledger. Outlets and their hosts
 * are crawled side by side, each host one request at a time. What was fetched before is not fetched again, so a crawl that
 * was killed is simply run once more; what lies damaged at the end of the archive is fetched again. An interrupt ends it
 * cleanly.
 */
public final class Crawler {
    /** Entries looked at together; one is enough, unless a file is gone. */
    private static final int READ_BACK = 1_000;

    private final StudyDirectory directory;
    private final StudyRecord record;
    private final PageReader pages;
    private final FetchSettings settings;
    private final Clock clock;
    private final CrawlListener listener;

    public Crawler(StudyDirectory directory, StudyRecord record, PageReader pages, FetchSettings settings, Clock clock,
            CrawlListener listener) {
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
        return crawl(() -> false);
    }

    /** Crawls every outlet once, or until it is to stop; a fetch that has begun is finished. */
    public List<String> crawl(BooleanSupplier stopping) throws InterruptedException {
        try (CrawlSession session = open()) {
            return session.round(RoundPlan.whole(stopping));
        }
    }

    /** Begins a crawl of several rounds. */
    public CrawlSession open() {
        refetchDamaged();
        return new CrawlSession(directory, record, pages, settings, clock, listener);
    }

    /** Runs the tasks side by side and joins what they return; the first failure is thrown when all have ended. */
    static List<String> all(ExecutorService threads, List<Callable<List<String>>> tasks) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try {
            for (Future<List<String>> task : threads.invokeAll(tasks)) {
                lines.addAll(task.get());
            }
            return lines;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /**
     * A machine that lost its power may have lost the end of the archive, whatever it said before. Goes back from the end
     * until a record is whole; each that is not is fetched again.
     */
    private void refetchDamaged() {
        List<LedgerEntry> last = record.lastFetched(READ_BACK);
        for (int i = 0; i < last.size(); i++) {
            LedgerEntry entry = last.get(i);
            try {
                WarcArchive.read(directory.archive(), entry.stored().orElseThrow());
                return;
            } catch (IOException e) {
                listener.warned(entry.outlet(),
                        entry.url() + ": archived but damaged, to be fetched again: " + e.getMessage());
                record.lost(entry.url());
            }
            if (i + 1 == last.size()) {
                last = record.lastFetched(READ_BACK);
                i = -1;
            }
        }
    }
}
