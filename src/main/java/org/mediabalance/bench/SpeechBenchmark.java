package org.mediabalance.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.mediabalance.speech.Ffmpeg;
import org.mediabalance.speech.SpeechModel;
import org.mediabalance.speech.Transcription;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;

/**
 * How many words a model mishears in real Russian speech: sentences of one man reading fiction (Debian's festvox-ru), put
 * together to clips of at most 29 s. Read speech without music is the easy case; a newscast is harder.
 */
public final class SpeechBenchmark {
    /** Where the Debian package puts the recordings. */
    public static final Path RECORDINGS = Path.of("/usr/share/festival/voices/russian/msu_ru_nsh_clunits");
    private static final Pattern LINE = Pattern.compile("\\( (\\S+) \"(.*)\" \\)");
    private static final int CLIP_SECONDS_MAX = 29;
    /** Which sentences are drawn; any other seed is another sample of the same 620. */
    private static final int SEED = 2024;

    private final Path recordings;

    /** @param recordings the directory with {@code wav} and {@code etc/txt.done.data} */
    public SpeechBenchmark(Path recordings) {
        this.recordings = recordings;
    }

    /**
     * What came out.
     *
     * @param words share of words misheard, likewise letters
     * @param heard how much sound
     * @param realTimeFactor time spent over length of the sound, model loaded
     * @param texts per clip what was said and what was heard
     */
    public record Result(double words, double letters, Duration heard, double realTimeFactor, List<String> texts) {}

    private record Sentence(Path sound, String text, double seconds) {}

    /** Runs the model over clips of about this much speech in all. */
    public Result run(SpeechModel model, Duration amount) {
        Ffmpeg ffmpeg = Ffmpeg.find();
        WordErrors words = WordErrors.NONE;
        WordErrors letters = WordErrors.NONE;
        List<String> texts = new ArrayList<>();
        double seconds = 0;
        long nanos = 0;
        for (List<Sentence> clip : clips(amount.toSeconds())) {
            String said = clip.stream().map(Sentence::text).collect(Collectors.joining(" "));
            long start = System.nanoTime();
            String heard = heard(model, ffmpeg, clip);
            nanos += System.nanoTime() - start;
            seconds += clip.stream().mapToDouble(Sentence::seconds).sum();
            words = words.plus(WordErrors.of(said, heard));
            letters = letters.plus(WordErrors.ofLetters(said, heard));
            texts.add("said:  " + said + "\nheard: " + heard);
        }
        return new Result(words.rate(), letters.rate(), Duration.ofSeconds(Math.round(seconds)), nanos / 1e9 / seconds,
                texts);
    }

    private static String heard(SpeechModel model, Ffmpeg ffmpeg, List<Sentence> clip) {
        try {
            Path file = Files.createTempFile("clip", ".wav");
            try {
                write(clip, file);
                return switch (model.transcribe(file, "ru", ffmpeg, done -> {
                })) {
                    case Transcription.Words spoken ->
                        spoken.cues().stream().map(Cue::text).collect(Collectors.joining(" "));
                    case Transcription.NoWords none -> "";
                    case Transcription.Unreadable unreadable -> throw new IllegalStateException(unreadable.why());
                };
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<Sentence> clip, Path file) throws IOException {
        List<InputStream> parts = new ArrayList<>();
        AudioFormat format = null;
        long frames = 0;
        for (Sentence sentence : clip) {
            AudioInputStream part = open(sentence.sound());
            format = part.getFormat();
            frames += part.getFrameLength();
            parts.add(part);
        }
        try (AudioInputStream all = new AudioInputStream(new SequenceInputStream(Collections.enumeration(parts)),
                format, frames)) {
            AudioSystem.write(all, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    private static AudioInputStream open(Path sound) throws IOException {
        try {
            return AudioSystem.getAudioInputStream(sound.toFile());
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(sound + ": not a WAV file", e);
        }
    }

    private List<List<Sentence>> clips(long amount) {
        List<List<Sentence>> clips = new ArrayList<>();
        List<Sentence> clip = new ArrayList<>();
        double seconds = 0;
        double total = 0;
        for (Sentence sentence : sentences()) {
            if (seconds + sentence.seconds() > CLIP_SECONDS_MAX) {
                clips.add(clip);
                total += seconds;
                clip = new ArrayList<>();
                seconds = 0;
            }
            if (total >= amount) {
                return clips;
            }
            clip.add(sentence);
            seconds += sentence.seconds();
        }
        clips.add(clip);
        return clips;
    }

    private List<Sentence> sentences() {
        Path texts = recordings.resolve("etc/txt.done.data");
        if (!Files.isRegularFile(texts)) {
            throw new InputException(texts + ": missing; install Debian's package festvox-ru or name its directory");
        }
        try {
            List<Sentence> sentences = new ArrayList<>();
            for (String line : Files.readAllLines(texts)) {
                Matcher matcher = LINE.matcher(line);
                Path sound = matcher.find() ? recordings.resolve("wav/" + matcher.group(1) + ".wav") : texts;
                if (sound != texts && Files.isRegularFile(sound)) {
                    try (AudioInputStream in = open(sound)) {
                        sentences.add(new Sentence(sound, matcher.group(2),
                                in.getFrameLength() / (double) in.getFormat().getFrameRate()));
                    }
                }
            }
            Collections.shuffle(sentences, new Random(SEED));
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
