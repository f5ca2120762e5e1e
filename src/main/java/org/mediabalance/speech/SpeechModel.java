package org.mediabalance.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mediabalance.study.Cue;

/**
 * A speech recogniser on this machine, named after its directory and pinned by the digest of its weights. The same model
 * gives the same sound the same text (whisper.cpp and Vosk: as far as they promise it). Holds up to 3 GB for a small
 * Whisper; one clip at a time, not thread-safe.
 */
public final class SpeechModel implements ClipReader {
    private final String name;
    private final String digest;
    private final Engine engine;

    private SpeechModel(String name, String digest, Engine engine) {
        this.name = name;
        this.digest = digest;
        this.engine = engine;
    }

    /**
     * Loads what the directory holds: Whisper as ONNX, whisper.cpp's {@code ggml-*.bin} (the file itself will do too) or
     * Vosk.
     *
     * @throws org.mediabalance.study.InputException when it holds none of them, with what was looked for
     */
    public static SpeechModel load(Path directory) {
        ModelFiles files = ModelFiles.in(directory);
        Engine engine = switch (files) {
            case ModelFiles.Onnx onnx -> new WhisperOnnx(onnx.directory(), onnx.encoder(), onnx.decoder());
            case ModelFiles.Ggml ggml -> new WhisperCpp(ggml.file());
            case ModelFiles.Vosk vosk -> new VoskEngine(vosk.directory());
        };
        Path named = files instanceof ModelFiles.Ggml ggml ? ggml.file() : directory;
        return new SpeechModel(named.toAbsolutePath().normalize().getFileName().toString(), files.digest(), engine);
    }

    /** The name of the directory, of whisper.cpp the file. */
    public String name() {
        return name;
    }

    @Override
    public String name(String language) {
        return name;
    }

    @Override
    public String digest() {
        return digest;
    }

    /** Window by window of sound. */
    @Override
    public Transcription transcribe(Path file, String language, Ffmpeg ffmpeg, Consumer<Duration> heard) {
        try {
            return ffmpeg.sound(file, sound -> transcribe(new Windows(sound), language, heard));
        } catch (IOException e) {
            return new Transcription.Unreadable(e.getMessage());
        }
    }

    private Transcription transcribe(Windows windows, String language, Consumer<Duration> heard) throws IOException {
        List<Cue> cues = new ArrayList<>();
        for (Optional<Windows.Window> next = windows.next(); next.isPresent(); next = windows.next()) {
            Windows.Window window = next.get();
            Duration start = time(window.start());
            if (!window.silent()) {
                engine.hear(window.samples(), language).forEach(
                        cue -> cues.add(new Cue(start.plus(cue.start()), start.plus(cue.end()), cue.text())));
            }
            heard.accept(time(windows.samples()));
        }
        Duration length = time(windows.samples());
        return cues.isEmpty() ? new Transcription.NoWords(length) : new Transcription.Words(length, cues);
    }

    private static Duration time(long samples) {
        return Duration.ofMillis(samples * 1000 / LogMel.RATE);
    }

    @Override
    public void close() {
        engine.close();
    }
}
