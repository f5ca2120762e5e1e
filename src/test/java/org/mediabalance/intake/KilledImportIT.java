package org.mediabalance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.monitor.Progress;
import org.mediabalance.monitor.Verification;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;

/** The real program, killed with SIGKILL in the middle of an import, must end where an undisturbed one ends. */
class KilledImportIT {
    private static final int MESSAGES = 6_000;
    private static final int KILLS = 3;
    private static final long SEED = 20220605;

    @TempDir
    Path directory;

    private static Process start(Inputs inputs) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "org.mediabalance.cli.Main", "import",
                inputs.study().toString(), inputs.path("tg").toString()).redirectErrorStream(true)
                .redirectOutput(inputs.study().resolve("log").toFile()).start();
    }

    private Inputs inputs(String name) {
        Inputs inputs = new Inputs(directory.resolve(name));
        inputs.write("tg/result.json", IntStream.rangeClosed(1, MESSAGES)
                .mapToObj(id -> "{\"id\": " + id + ", \"type\": \"message\", \"date\": \"2022-05-30T10:00:00\","
                        + " \"date_unixtime\": \"" + (1653883200 + id) + "\", \"text\": \"О мосте " + id + "\"}")
                .collect(Collectors.joining(",\n",
                        "{\"name\": \"Арна\", \"type\": \"public_channel\", \"id\": 1, \"messages\": [", "]}")));
        return inputs;
    }

    private static List<String> ledger(Inputs inputs) {
        StudyDirectory study = StudyDirectory.open(inputs.study());
        if (!study.hasRecord()) {
            return List.of();
        }
        try (StudyRecord record = StudyRecord.open(study.record())) {
            return record.ledger().stream().map(e -> e.url() + " " + e.state() + " "
                    + e.stored().map(LedgerEntry.Stored::digest)).sorted().toList();
        }
    }

    @Test
    void aKilledImportEndsWithTheSameLedgerAndEvidence() throws Exception {
        Inputs calm = inputs("calm");
        assertThat(start(calm).waitFor()).isZero();
        Inputs killed = inputs("killed");
        Random random = new Random(SEED);
        List<Integer> storedAtKill = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(killed);
            int before = storedAtKill.isEmpty() ? 0 : storedAtKill.getLast();
            // The moment is counted in what is stored, since how long a start takes depends on the machine.
            while (process.isAlive() && ledger(killed).size() <= before + random.nextInt(800)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            process.destroyForcibly().waitFor();
            storedAtKill.add(ledger(killed).size());
        }
        assertThat(start(killed).waitFor()).isZero();
        assertThat(storedAtKill).as("seed %d", SEED).anyMatch(stored -> stored > 0 && stored < MESSAGES);
        assertThat(ledger(killed)).isEqualTo(ledger(calm)).hasSize(MESSAGES);
        assertThat(Verification.of(StudyDirectory.open(killed.study()), Progress.SILENT).problems())
                .noneMatch(problem -> problem.contains("digest"));
    }
}
