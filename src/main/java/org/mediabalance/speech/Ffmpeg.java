package org.mediabalance.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mediabalance.study.InputException;

/** The ffmpeg program, which reads sound and pictures of whatever clips are stored in. Thread-safe. */
public final class Ffmpeg {
    private static final String PROGRAM = "ffmpeg";
    private static final int ERROR_BYTES_MAX = 1 << 16;

    private final String program;

    private Ffmpeg(String program) {
        this.program = program;
    }

    /** @throws InputException when the program is not installed, with how to install it */
    public static Ffmpeg find() {
        return find(PROGRAM);
    }

    static Ffmpeg find(String program) {
        try {
            Process process = new ProcessBuilder(program, "-version").redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return new Ffmpeg(program);
        } catch (IOException e) {
            throw new InputException(
                    "the program ffmpeg is not in the PATH; it reads sound and pictures of clips: install it with"
                            + " 'apt-get install ffmpeg' (Debian, Ubuntu), 'dnf install ffmpeg' (Fedora) or 'brew install ffmpeg'"
                            + " (macOS), then try again",
                    e);
        }
    }

    /** Does something with what ffmpeg writes while it is written. */
    interface Use<T> {
        T of(InputStream written) throws IOException;
    }

    /**
     * Hands over the sound of a file: floats at 16 kHz, one channel, little-endian. Only the file itself is opened: a
     * playlist that names addresses or other files is refused by ffmpeg.
     *
     * @throws IOException when ffmpeg cannot read sound from it, with ffmpeg's own last line
     */
    <T> T sound(Path file, Use<T> use) throws IOException {
        return run(file, use, "-map", "0:a:0", "-f", "f32le", "-ac", "1", "-ar", String.valueOf(LogMel.RATE));
    }

    /** Hands over pictures of a file as PGM files in a row, under the same rules. @param filter which, and how cut */
    <T> T pictures(Path file, String filter, Use<T> use) throws IOException {
        return run(file, use, "-map", "0:v:0", "-vf", filter, "-f", "image2pipe", "-c:v", "pgm");
    }

    private <T> T run(Path file, Use<T> use, String... output) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "-nostdin", "-v", "error", "-protocol_whitelist",
                "file,pipe", "-i", "file:" + file.toAbsolutePath()));
        command.addAll(List.of(output));
        command.add("-");
        Process process = new ProcessBuilder(command).start();
        try {
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            T result = use.of(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg: " + errors.join().lines().reduce((a, b) -> b).orElse("no reason given"));
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was reading " + file, e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(InputStream in) {
        try {
            String text = new String(in.readNBytes(ERROR_BYTES_MAX), StandardCharsets.UTF_8);
            in.transferTo(OutputStream.nullOutputStream());
            return text;
        } catch (IOException e) {
            return "";
        }
    }
}
