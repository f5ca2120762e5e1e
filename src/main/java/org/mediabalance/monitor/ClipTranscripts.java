package org.mediabalance.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediabalance.speech.ClipReader;
import org.mediabalance.speech.Ffmpeg;
import org.mediabalance.speech.ScreenReader;
import org.mediabalance.speech.Transcription;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.MachineTranscript;
import org.mediabalance.store.MachineTranscripts;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemKind;

/**
 * Writes down what is said, or shown as captions, in the clips of a study that came without captions and whose media a person put into the
 * study's media directory. Each finished transcript is on disk before the next clip begins, so that a killed run goes on
 * where it was. Transcripts are evidence to search; nothing here codes.
 */
public final class ClipTranscripts {
    private final StudyDirectory directory;
    private final ClipReader reader;
    private final Ffmpeg ffmpeg;
    private final Progress progress;

    public ClipTranscripts(StudyDirectory directory, ClipReader reader, Ffmpeg ffmpeg, Progress progress) {
        this.directory = directory;
        this.reader = reader;
        this.ffmpeg = ffmpeg;
        this.progress = progress;
    }

    /**
     * How a run ended, in clips without captions.
     *
     * @param withoutMedia no media file was there
     * @param before read by the same weights in an earlier run
     * @param words with words, read now; likewise the next
     * @param problems clips that could not be read, one line each
     */
    public record Outcome(int withoutMedia, int before, int words, int noWords, List<String> problems) {}

    /** @param language what is spoken in all clips, for this run; empty to go by the items and their outlets */
    public Outcome run(Optional<String> language) {
        List<Item> silent = clips();
        List<Item> waiting = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int withoutMedia = 0;
        int[] heard = new int[2];
        try (MachineTranscripts transcripts = MachineTranscripts.open(directory.derived())) {
            Set<String> known = transcripts.all().stream().filter(t -> t.digest().equals(reader.digest()))
                    .map(t -> t.item() + " " + t.language()).collect(Collectors.toSet());
            for (Item item : silent) {
                Optional<String> spoken = language.or(() -> spoken(item));
                if (media(item).isEmpty()) {
                    withoutMedia++;
                } else if (spoken.isEmpty()) {
                    problems.add(item.id() + ": its language is not known; name it with --language");
                } else if (!known.contains(item.id() + " " + spoken.get())) {
                    waiting.add(item);
                }
            }
            int before = silent.size() - withoutMedia - problems.size() - waiting.size();
            for (int i = 0; i < waiting.size(); i++) {
                Item item = waiting.get(i);
                hear(item, language.or(() -> spoken(item)).orElseThrow(), (i + 1) + "/" + waiting.size(), transcripts,
                        heard, problems);
            }
            return new Outcome(withoutMedia, before, heard[0], heard[1], problems);
        }
    }

    private List<Item> clips() {
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            return record.items().stream().map(ItemRecord::item).flatMap(Optional::stream)
                    .filter(item -> item.kind() == ItemKind.CLIP && item.cues().isEmpty()).toList();
        }
    }

    /** The item's language where its outlet speaks it, else the only one the outlet has. */
    private Optional<String> spoken(Item item) {
        List<String> possible = directory.study().outlet(item.outlet()).languages();
        return possible.contains(item.language())
                ? Optional.of(item.language())
                : possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
    }

    private Optional<Path> media(Item item) {
        if (!Files.isDirectory(directory.media())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory.media())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(item.id() + ".")).sorted().findFirst();
        } catch (IOException e) {
            throw new InputException(directory.media() + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void hear(Item item, String language, String count, MachineTranscripts transcripts, int[] heard,
            List<String> problems) {
        long total = item.runningTime().map(r -> r.length().toSeconds()).orElse(0L);
        long start = System.nanoTime();
        Transcription transcription = reader.transcribe(media(item).orElseThrow(), language, ffmpeg,
                done -> progress.at(item.id(), done.toSeconds(), total));
        boolean screen = reader instanceof ScreenReader;
        double spent = (System.nanoTime() - start) / 1e9;
        switch (transcription) {
            case Transcription.Words words -> {
                heard[0]++;
                transcripts.store(new MachineTranscript(item.id(), reader.name(language), reader.digest(), language,
                        screen ? MachineTranscript.ON_SCREEN_TEXT : MachineTranscript.SPEECH, words.cues()));
                progress.say(count + " " + item.id() + (screen ? ": on-screen text, " : ": speech, ")
                        + speed(words.length(), spent));
            }
            case Transcription.NoWords none -> {
                heard[1]++;
                transcripts.store(new MachineTranscript(item.id(), reader.name(language), reader.digest(), language,
                        screen ? MachineTranscript.NO_ON_SCREEN_TEXT : MachineTranscript.NO_USABLE_SPEECH, List.of()));
                progress.say(count + " " + item.id() + (screen ? ": no on-screen text, " : ": no usable speech, ")
                        + speed(none.length(), spent));
            }
            case Transcription.Unreadable unreadable -> problems.add(item.id() + ": " + unreadable.why());
        }
    }

    private static String speed(Duration length, double spent) {
        double seconds = length.toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%.0f s of clip in %.0f s, real-time factor %.2f", seconds, spent,
                spent / Math.max(seconds, 0.001));
    }
}
