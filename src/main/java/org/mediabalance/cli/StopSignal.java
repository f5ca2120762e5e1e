package org.mediabalance.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mediabalance.monitor.Waiting;

/**
 * Turns SIGTERM, SIGINT (Ctrl-C) and SIGHUP into a wish to stop that a long command can heed, and lets the process end
 * with the command's own exit code instead of the signal's. Thread-safe.
 */
final class StopSignal implements Waiting {
    /** Longer than the longest fetch (60 s, FetchSettings), shorter than systemd's usual 90 s before SIGKILL. */
    private static final Duration PATIENCE = Duration.ofSeconds(80);

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean heeded = new AtomicBoolean();
    private volatile int exitCode = ExitCode.INCOMPLETE;

    /** Begins to heed signals; a command that does not call this is ended by them as usual. */
    void heed() {
        if (heeded.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        }
    }

    /** Runs while the JVM shuts down; without a signal the command has ended already. */
    private void stop() {
        if (ended.getCount() == 0) {
            return;
        }
        System.err.println("mediabalance: stopping after the fetch in hand");
        wished.countDown();
        try {
            if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("mediabalance: stopped in the middle of a fetch; what was stored is not lost");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The signal's own exit code (128 + number) would look like a failure to a supervisor.
        Runtime.getRuntime().halt(exitCode);
    }

    /** The command has ended with this exit code and everything is written. */
    void ended(int code) {
        exitCode = code;
        ended.countDown();
    }

    @Override
    public void until(Instant moment) throws InterruptedException {
        wished.await(Duration.between(Instant.now(), moment).toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean stopping() {
        return wished.getCount() == 0;
    }
}
