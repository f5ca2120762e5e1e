package org.mediabalance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.bench.SpeechBenchmark;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.ListEntry;
import org.mediabalance.store.ListPoll;
import org.mediabalance.store.MachineTranscript;
import org.mediabalance.store.MachineTranscripts;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;

/** The command on a study, with the real engine. {@code .ci/weights} fetches what it needs. */
class TranscribeCommandIT {
    private static final String WEIGHTS = Optional.ofNullable(System.getenv("MEDIABALANCE_WHISPER"))
            .orElse("target/weights/whisper-small");
    private static final Instant NOW = Instant.parse("2026-01-02T10:00:00Z");

    private final PrintStream oldOut = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(oldOut);
    }

    @Test
    void clipsAreHeardOnceAndWhatCannotBeHeardIsSaid() throws IOException {
        assumeTrue(Files.isDirectory(Path.of(WEIGHTS)), "speech not tested: no weights in " + WEIGHTS);
        Path recording = SpeechBenchmark.RECORDINGS.resolve("wav/ru_0003.wav");
        assumeTrue(Files.isRegularFile(recording), "speech not tested: no " + recording);
        assertThat(Main.run("init", directory.toString())).isZero();
        StudyDirectory study = StudyDirectory.open(directory);
        try (StudyRecord record = StudyRecord.open(study.record())) {
            List.of("spoken", "quiet", "broken", "absent").forEach(id -> clip(record, id));
        }
        Files.createDirectories(study.media());
        Files.copy(recording, study.media().resolve("spoken.wav"));
        Files.writeString(study.media().resolve("broken.mp4"), "no media");
        silence(study.media().resolve("quiet.wav"));

        assertThat(Main.run("transcribe", directory.toString(), "--model", WEIGHTS)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 transcribed, 1 without usable speech,"
                + " 0 done before, 1 without a media file, 1 could not be heard");
        try (MachineTranscripts transcripts = MachineTranscripts.open(study.derived())) {
            assertThat(transcripts.all()).extracting(MachineTranscript::item).containsExactlyInAnyOrder("spoken",
                    "quiet");
            assertThat(transcripts.all()).filteredOn(t -> t.item().equals("spoken")).singleElement().satisfies(t -> {
                assertThat(t.language()).isEqualTo("ru");
                assertThat(t.cues().toString()).containsIgnoringCase("мужеством").containsIgnoringCase("городе");
                assertThat(t.mark()).matches("machine transcript \\(whisper-small, sha256:[0-9a-f]{64}\\)");
            });
        }
        out.reset();
        assertThat(Main.run("transcribe", directory.toString(), "--model", WEIGHTS)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("0 transcribed, 0 without usable speech,"
                + " 2 done before");
    }

    private static void silence(Path file) throws IOException {
        AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(new byte[64_000]), format, 32_000),
                AudioFileFormat.Type.WAVE, file.toFile());
    }

    private static void clip(StudyRecord record, String id) {
        URI url = URI.create("https://channel-one.example/" + id);
        record.polled(
                new ListPoll(URI.create("https://channel-one.example/list"), "channel-one", "listing",
                        Optional.empty(), Optional.empty(), NOW, ListPoll.OK, 1),
                List.of(new ListEntry(url, Hint.none("listing"), Optional.empty(), Optional.empty())));
        record.fetched(url, new LedgerEntry.Stored("1.warc.gz", 0, "sha256:" + id, NOW));
        Item item = new Item(id, "channel-one", url, ItemKind.CLIP, "Сюжет", "", "ru",
                Optional.<Published>empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of(),
                Optional.empty(), Optional.empty());
        record.processed(id, new ItemRecord(url, "channel-one", Optional.of(item), ItemState.UNDATED, "", Map.of(),
                Optional.empty(), Optional.empty()), "sha256:" + id);
    }
}
