package org.mediabalance.cli;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.mediabalance.monitor.Progress;

/** Shows progress on standard error: bars for people at a terminal, plain lines in a log. */
final class Terminal implements Progress, AutoCloseable {
    /** Set by the launcher, which can ask the shell whether standard error is a terminal. */
    static final String PROPERTY = "mediabalance.terminal";
    private static final int WIDTH = 80;
    /** A log gets a line per tenth of a step. */
    private static final int LINES_PER_STEP = 10;

    private final boolean interactive = Boolean.getBoolean(PROPERTY);
    private final ConcurrentMap<String, ProgressBar> bars = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> tenths = new ConcurrentHashMap<>();

    @Override
    public void at(String step, long done, long total) {
        if (interactive) {
            ProgressBar bar = bars.computeIfAbsent(step, Terminal::bar);
            bar.maxHint(total);
            bar.stepTo(done);
        } else if (total > 0) {
            long tenth = LINES_PER_STEP * done / total;
            if (!Long.valueOf(tenth).equals(tenths.put(step, tenth)) && (done == total || total >= LINES_PER_STEP)) {
                System.err.println(step + " " + done + "/" + total);
            }
        }
    }

    private static ProgressBar bar(String step) {
        return new ProgressBarBuilder().setTaskName(step).setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH)).build();
    }

    @Override
    public void say(String line) {
        System.err.println(line);
    }

    @Override
    public void close() {
        bars.values().forEach(ProgressBar::close);
    }
}
