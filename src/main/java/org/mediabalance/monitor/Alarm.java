package org.mediabalance.monitor;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mediabalance.store.Alert;

/**
 * Tells people of an alert: a line, and a program of theirs, which gets the line as its one argument and kind, outlet and
 * time in its environment. No shell reads the line, so a hostile title in it is only text.
 */
public final class Alarm {
    /** Long enough for a mail to be handed over, short enough not to hold a crawl. */
    private static final Duration COMMAND_MOST = Duration.ofSeconds(30);

    private final List<String> command;
    private final Progress progress;

    /**
     * @param command the program and its first arguments; empty for the line alone
     */
    public Alarm(List<String> command, Progress progress) {
        this.command = List.copyOf(command);
        this.progress = progress;
    }

    /** A program that fails, hangs or is missing is told of in a line and stops nothing. */
    void raise(Alert alert) throws InterruptedException {
        progress.say(alert.at() + " ALERT " + alert.kind() + " " + alert.outlet() + ": " + alert.text());
        if (command.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(command);
        words.add(alert.text());
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(Map.of("MEDIABALANCE_ALERT", alert.kind(), "MEDIABALANCE_OUTLET", alert.outlet(),
                "MEDIABALANCE_TIME", alert.at().toString()));
        builder.redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            if (!process.waitFor(COMMAND_MOST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                progress.say("alert command ended after " + COMMAND_MOST.toSeconds() + " s: " + command.getFirst());
            } else if (process.exitValue() != 0) {
                progress.say("alert command failed with exit code " + process.exitValue() + ": " + command.getFirst());
            }
        } catch (IOException e) {
            progress.say("alert command cannot be run: " + e.getMessage());
        }
    }
}
