package org.mediabalance.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A machine that takes words out of clips: by ear or by eye. One clip at a time, not thread-safe. */
public sealed interface ClipReader extends AutoCloseable permits SpeechModel, ScreenReader {

    /** Which machine reads this language. */
    String name(String language);

    /** SHA-256 of its weights in hexadecimal. */
    String digest();

    /**
     * Writes down the words of a file.
     *
     * @param language ISO 639-1 code of the words; never guessed
     * @param done is told now and then how much of the clip is read
     */
    Transcription transcribe(Path file, String language, Ffmpeg ffmpeg, Consumer<Duration> done);

    @Override
    void close();
}
