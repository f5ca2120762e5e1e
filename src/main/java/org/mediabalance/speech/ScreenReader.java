package org.mediabalance.speech;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mediabalance.study.Cue;

/**
 * Reads the captions that a clip shows in its picture, such as name straps and burnt-in subtitles, with the Tesseract
 * program. Texts that crawl are not read well, and studio decoration in the lower part of the picture is read too.
 */
public final class ScreenReader implements ClipReader {
    /**
     * One frame a second. Subtitlers give a reader about three words a second (BBC subtitle guidelines: 160 to 180 words
     * a minute), so captions of six words stand for two frames, which {@link ScreenLines} asks for; name straps, which
     * are looked at beside the face, stand longer.
     */
    private static final int INTERVAL_SECONDS = 1;
    /**
     * The lower two fifths of the picture: straps of two lines begin above the lower third. Pictures are brought to one
     * width, so that letters of small videos are high enough for Tesseract.
     */
    private static final String FILTER = "fps=1/" + INTERVAL_SECONDS
            + ",crop=iw:ih*2/5:0:ih*3/5,scale=1280:-2,format=gray";
    /** One start of the program a minute; the pictures of a minute are about 20 MB. */
    private static final int FRAMES_AT_ONCE = 60;
    /** No picture of this width is higher; more is no picture. */
    private static final int PIXELS_MAX = 1280 * 8192;

    private final Tesseract tesseract;

    private ScreenReader(Tesseract tesseract) {
        this.tesseract = tesseract;
    }

    /** @throws org.mediabalance.study.InputException when Tesseract is not installed, with how to install it */
    public static ScreenReader find() {
        return new ScreenReader(Tesseract.find("tesseract"));
    }

    @Override
    public String name(String language) {
        return "tesseract " + tesseract.version() + ", " + tesseract.languages(language);
    }

    @Override
    public String digest() {
        return tesseract.digest();
    }

    /** @throws org.mediabalance.study.InputException when Tesseract lacks the language, with how to install it */
    @Override
    public Transcription transcribe(Path file, String language, Ffmpeg ffmpeg, Consumer<Duration> done) {
        String languages = tesseract.languages(language);
        try {
            return ffmpeg.pictures(file, FILTER, pictures -> read(pictures, languages, done));
        } catch (IOException e) {
            return new Transcription.Unreadable(e.getMessage());
        }
    }

    private Transcription read(InputStream pictures, String languages, Consumer<Duration> done) throws IOException {
        ScreenLines lines = new ScreenLines(INTERVAL_SECONDS);
        Path directory = Files.createTempDirectory("mediabalance-frames");
        try {
            List<Path> files = batch(pictures, directory);
            while (!files.isEmpty()) {
                tesseract.read(files, languages).forEach(lines::frame);
                done.accept(lines.length());
                files = batch(pictures, directory);
            }
        } finally {
            delete(directory);
        }
        List<Cue> cues = lines.cues();
        return cues.isEmpty()
                ? new Transcription.NoWords(lines.length())
                : new Transcription.Words(lines.length(), cues);
    }

    private static List<Path> batch(InputStream pictures, Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        while (files.size() < FRAMES_AT_ONCE) {
            byte[] picture = picture(pictures);
            if (picture.length == 0) {
                break;
            }
            files.add(Files.write(directory.resolve(files.size() + ".pgm"), picture));
        }
        return files;
    }

    /** The next picture of a stream of PGM files, header and all; empty at the end. */
    private static byte[] picture(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int lines = 0; lines < 3;) {
            int c = in.read();
            if (c < 0) {
                if (header.isEmpty()) {
                    return new byte[0];
                }
                throw new EOFException("the picture ends within its header");
            }
            header.append((char) c);
            lines += c == '\n' ? 1 : 0;
        }
        String[] fields = header.toString().split("\\s+");
        long size = fields.length == 4 && fields[0].equals("P5")
                ? Long.parseLong(fields[1]) * Long.parseLong(fields[2])
                : Long.MAX_VALUE;
        if (size > PIXELS_MAX) {
            throw new IOException("ffmpeg gave no pictures");
        }
        byte[] pixels = in.readNBytes((int) size);
        byte[] picture = header.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] whole = java.util.Arrays.copyOf(picture, picture.length + pixels.length);
        System.arraycopy(pixels, 0, whole, picture.length, pixels.length);
        return whole;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            files.forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Files.delete(directory);
    }

    @Override
    public void close() {
        // Tesseract is started for each minute and ends by itself.
    }
}
