package org.mediabalance.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.mediabalance.store.StudyRecord;

/**
 * Writes what became of URLs into the ledger, behind the fetching. Whatever has gathered while the last commit reached the
 * disk goes into the next one: first the archive is forced to the disk, then one transaction says what lies in it. So the
 * ledger never names evidence that a crash can take, and a busy crawl does not pay for a commit per page. After a kill,
 * what was not written yet is fetched again. Thread-safe.
 */
final class OutcomeWriter implements AutoCloseable {
    /** Outcomes in one transaction at most; more would not make the commit noticeably cheaper per URL. */
    private static final int BATCH = 256;

    private final StudyRecord record;
    private final WarcArchive archive;
    private final BlockingQueue<Runnable> outcomes = new ArrayBlockingQueue<>(2 * BATCH);
    private final Thread thread = new Thread(this::run, "ledger");
    /** Why writing failed; everything after it fails too. */
    private volatile RuntimeException failure;

    OutcomeWriter(StudyRecord record, WarcArchive archive) {
        this.record = record;
        this.archive = archive;
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a change of the ledger, to be written soon and in the order handed over. */
    void write(Runnable outcome) throws InterruptedException {
        check();
        outcomes.put(outcome);
    }

    /** Returns when all that was handed over before is on the disk. */
    void drain() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        write(new Mark(reached));
        reached.await();
        check();
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Not a change: the last thing handed over. */
    private static final Runnable END = () -> {
    };

    /** Not a change: tells that all before it was written. */
    private record Mark(CountDownLatch reached) implements Runnable {
        @Override
        public void run() {
            reached.countDown();
        }
    }

    private void run() {
        List<Runnable> batch = new ArrayList<>();
        try {
            while (!batch.contains(END)) {
                batch.clear();
                batch.add(outcomes.take());
                outcomes.drainTo(batch, BATCH - 1);
                write(batch);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void write(List<Runnable> batch) {
        List<Runnable> changes = batch.stream().filter(change -> !(change instanceof Mark) && change != END).toList();
        try {
            if (failure == null && !changes.isEmpty()) {
                archive.force();
                record.together(() -> changes.forEach(Runnable::run));
            }
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            failure = new IllegalStateException("the ledger cannot be written", e);
        }
        batch.stream().filter(Mark.class::isInstance).forEach(Runnable::run);
    }

    /** Writes what was handed over, then ends; also when the caller is interrupted, which is then told again. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            outcomes.put(END);
            thread.join();
        } catch (InterruptedException e) {
            interrupted = true; // a second time: what is not written is fetched again
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        check();
    }
}
