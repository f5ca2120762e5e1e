package org.mediabalance.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mediabalance.extract.DocumentReader;
import org.mediabalance.extract.DocumentReading;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads each document in a process of its own with limits of memory and time, so that a hostile file ends that process
 * and nothing else. Thread-safe; each document costs the start of a JVM, about a second.
 */
public final class DocumentProcess implements DocumentReader {
    /** Tika starts in under 24 MB; the rest is for the document. One that needs more is refused. */
    private static final String MEMORY = "-Xmx384m";
    private static final int ANSWER_BYTES_MAX = 32 << 20;

    private final Duration timeLimit;

    /** Documents that take longer are refused. */
    public DocumentProcess(Duration timeLimit) {
        this.timeLimit = timeLimit;
    }

    @Override
    public DocumentReading read(byte[] document, String name) {
        Process child;
        try {
            child = new ProcessBuilder(command(name == null ? "" : name)).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return new DocumentReading.Refused("the process that reads documents cannot be started: " + e.getMessage());
        }
        try {
            CompletableFuture.runAsync(() -> send(child, document));
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> receive(child));
            if (!child.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new DocumentReading.Refused("over the time limit of " + timeLimit.toSeconds() + " s");
            }
            return child.exitValue() == 0
                    ? parsed(answer.join())
                    : new DocumentReading.Refused("its reader gave up, over the memory limit or damaged");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DocumentReading.Refused("interrupted");
        } finally {
            child.destroyForcibly();
        }
    }

    private static List<String> command(String name) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), MEMORY,
                "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp",
                System.getProperty("java.class.path"), DocumentChild.class.getName(), name);
    }

    private static void send(Process child, byte[] document) {
        try (OutputStream out = child.getOutputStream()) {
            out.write(document);
        } catch (IOException e) {
            // The child ended early; its exit code tells why.
        }
    }

    private static byte[] receive(Process child) {
        try (InputStream in = child.getInputStream()) {
            return in.readNBytes(ANSWER_BYTES_MAX);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static DocumentReading parsed(byte[] answer) {
        try {
            DocumentChild.Answer read = new JsonMapper().readValue(answer, DocumentChild.Answer.class);
            return read.read() == null ? new DocumentReading.Refused(read.refused()) : read.read();
        } catch (JacksonException e) {
            return new DocumentReading.Refused("its reader gave no whole answer");
        }
    }
}
