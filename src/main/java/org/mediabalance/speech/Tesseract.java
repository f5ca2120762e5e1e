package org.mediabalance.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.study.InputException;

/** The Tesseract program and its data files. Thread-safe. */
final class Tesseract {
    /** ISO 639-1 to Tesseract's names; Kazakh captions carry Russian words, so it is read with both. */
    private static final Map<String, List<String>> DATA = Map.of("kk", List.of("kaz", "rus"), "ru", List.of("rus"),
            "en", List.of("eng"));
    private static final Pattern VERSION = Pattern.compile("tesseract v?([0-9][0-9.]*[0-9])");
    private static final Pattern PLACE = Pattern.compile("\"(.+)\"");
    /** Text in any place and order: captions stand in front of a picture, not on a page. */
    private static final String SPARSE = "11";
    /** A frame takes half a second; this is a hang. */
    private static final int MINUTES_MAX = 10;

    private final String program;
    private final String version;
    private final List<String> installed;
    private final String digest;

    private Tesseract(String program, String version, List<String> installed, String digest) {
        this.program = program;
        this.version = version;
        this.installed = installed;
        this.digest = digest;
    }

    static Tesseract find(String program) {
        try {
            Matcher version = VERSION.matcher(answer(program, "--version"));
            String list = answer(program, "--list-langs");
            Matcher place = PLACE.matcher(list);
            if (!version.find() || !place.find()) {
                throw new IOException("no version or no data directory in its answers");
            }
            List<String> installed = list.lines().skip(1).map(String::strip).toList();
            return new Tesseract(program, version.group(1), installed, digest(Path.of(place.group(1)), installed));
        } catch (IOException e) {
            throw new InputException("the program tesseract cannot be used (" + e.getMessage()
                    + "); it reads on-screen text: install it with 'apt-get install tesseract-ocr tesseract-ocr-kaz"
                    + " tesseract-ocr-rus' (Debian, Ubuntu) or your system's own way, then try again", e);
        }
    }

    private static String answer(String program, String question) throws IOException {
        Process process = new ProcessBuilder(program, question).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** SHA-256 of the data files that may be used, in the order of their names. */
    private static String digest(Path place, List<String> installed) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : List.of("eng", "kaz", "rus")) {
                if (installed.contains(name)) {
                    try (var in = new DigestInputStream(Files.newInputStream(place.resolve(name + ".traineddata")),
                            digest)) {
                        in.transferTo(java.io.OutputStream.nullOutputStream());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    String version() {
        return version;
    }

    String digest() {
        return digest;
    }

    /**
     * The data files for a language, as the program wants them named.
     *
     * @throws InputException when one is not installed, or there is none for the language
     */
    String languages(String language) {
        List<String> names = DATA.get(language);
        if (names == null) {
            throw new InputException("on-screen text is read in kk, ru and en, not in '" + language + "'");
        }
        names.stream().filter(name -> !installed.contains(name)).findFirst().ifPresent(name -> {
            throw new InputException("tesseract has no data for '" + name + "': install it with 'apt-get install"
                    + " tesseract-ocr-" + name + "' (Debian, Ubuntu) or put " + name + ".traineddata into its data"
                    + " directory, then try again");
        });
        return String.join("+", names);
    }

    /** The lines of each picture, in reading order. */
    List<List<ScreenLine>> read(List<Path> pictures, String languages) throws IOException {
        Path list = pictures.getFirst().resolveSibling("pictures.txt");
        Files.write(list, pictures.stream().map(Path::toString).toList());
        ProcessBuilder builder = new ProcessBuilder(program, list.toString(), "-", "-l", languages, "--psm", SPARSE,
                "tsv").redirectError(ProcessBuilder.Redirect.DISCARD);
        // Its threads cost more than they give on small pictures, as its own documentation says.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.start();
        try {
            String table = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("tesseract could not read the pictures of the clip");
            }
            return lines(table, pictures.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while tesseract was reading", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    private static List<List<ScreenLine>> lines(String table, int pictures) {
        List<List<ScreenLine>> pages = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            pages.add(new ArrayList<>());
        }
        ScreenLine.Builder line = new ScreenLine.Builder();
        int page = 1;
        for (String row : table.lines().skip(1).toList()) {
            String[] cells = row.split("\t", -1);
            if (cells.length == 12 && cells[0].equals("5")) {
                line.word(cells[11], Double.parseDouble(cells[10]));
            } else if (cells.length == 12) {
                line.end(pages.get(page - 1));
                page = Math.clamp(Integer.parseInt(cells[1]), 1, pictures);
            }
        }
        line.end(pages.get(page - 1));
        return pages;
    }
}
