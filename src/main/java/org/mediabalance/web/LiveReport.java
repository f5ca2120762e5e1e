package org.mediabalance.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mediabalance.monitor.Retraining;
import org.mediabalance.monitor.StudyReport;
import org.mediabalance.store.StudyRecord;

/**
 * The report of a study as it stands, by language, in {@code live-report}; derived. Readers get the last one at once, and
 * what changed since makes a new one beside them. Only where there is none yet does the first reader wait. Thread-safe.
 */
final class LiveReport {
    private static final long SEED = 1;
    private static final String PAGE = "index.html";

    private final OpenStudy study;
    private final BackgroundWork work;
    /** What the report of a language was made from; one that an earlier server wrote is not here. */
    private final Map<String, String> madeFrom = new ConcurrentHashMap<>();
    private final Set<String> waiting = new HashSet<>();

    LiveReport(OpenStudy study, BackgroundWork work) {
        this.study = study;
        this.work = work;
    }

    /** When the report that readers get was written; empty when none is there. */
    Optional<Instant> written(String language) {
        try {
            Path page = place(language).resolve(PAGE);
            return Files.exists(page) ? Optional.of(Files.getLastModifiedTime(page).toInstant()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the report is of this moment; if not, a new one is begun beside the caller. */
    boolean isCurrent(String language) {
        boolean current = stamp().equals(madeFrom.get(language));
        if (!current) {
            begin(language);
        }
        return current;
    }

    private synchronized void begin(String language) {
        if (waiting.add(language)) {
            work.later(() -> {
                try {
                    write(language);
                } catch (RuntimeException e) {
                    System.err.println("mediabalance: the report was not written: " + e);
                } finally {
                    ended(language);
                }
            });
        }
    }

    private synchronized void ended(String language) {
        waiting.remove(language);
    }

    /** A file of the report, or empty when it has none of this name. */
    synchronized Optional<byte[]> file(String language, String name) throws IOException {
        Path place = place(language);
        if (Files.exists(place.resolve(PAGE))) {
            isCurrent(language);
        } else {
            write(language);
        }
        Path file = place.resolve(name).normalize();
        return file.startsWith(place) && Files.isRegularFile(file)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    private Path place(String language) {
        return study.directory().root().resolve("live-report").resolve(language);
    }

    /** What a report depends on; the day decides which days of the period are over. */
    private String stamp() {
        return study.record().version() + " " + Retraining.versions(study.directory()).size() + " "
                + LocalDate.ofInstant(study.clock().instant(), study.study().period().zone());
    }

    private void write(String language) {
        // Before the reading, so that what comes in meanwhile makes another one.
        String stamp = stamp();
        Path fresh = place(language + ".new");
        try {
            remove(fresh);
            // A connection of its own: a long reading holds up nobody.
            try (StudyRecord record = StudyRecord.open(study.directory().record())) {
                StudyReport.write(study.directory(), record, fresh, language, SEED, study.clock().instant());
            }
            put(fresh, place(language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        madeFrom.put(language, stamp);
    }

    private synchronized void put(Path fresh, Path place) throws IOException {
        remove(place);
        Files.move(fresh, place);
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
