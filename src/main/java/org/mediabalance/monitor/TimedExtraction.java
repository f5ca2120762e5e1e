package org.mediabalance.monitor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mediabalance.extract.Extraction;
import org.mediabalance.extract.Extractor;
import org.mediabalance.extract.PageContext;
import org.mediabalance.study.Capture;
import org.mediabalance.study.InputException;

/**
 * Extracts within a time limit. Reading is bounded by size and depth and takes milliseconds; the limit is for the page
 * that nobody thought of: it ends as unreadable, and its thread, which cannot be stopped from outside, is left behind.
 */
public final class TimedExtraction implements AutoCloseable {
    private final Extractor extractor;
    private final Duration limit;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "extraction", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    });
    /** Four times the usual: pages nest up to the limit of the parser, and each level takes some frames. */
    private static final long STACK_BYTES = 4L << 20;

    /** Extracts with this extractor; a page that takes longer is unreadable. */
    public TimedExtraction(Extractor extractor, Duration limit) {
        this.extractor = extractor;
        this.limit = limit;
    }

    /** The one outcome of the capture; thread-safe. */
    public Extraction extract(Capture capture, PageContext context) {
        Future<Extraction> future = threads.submit(() -> extractor.extract(capture, context));
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return new Extraction.Unreadable("over the time limit of " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Extraction.Unreadable("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InputException bad) {
                throw bad;
            }
            return new Extraction.Unreadable("fault of this program: " + e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
