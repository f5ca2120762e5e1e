package org.mediabalance.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.mediabalance.study.InputException;

/** The sets of other people that methods are measured on; they stay outside the project and may be absent. */
final class DevelopmentData {
    private final Path root;

    /** @param root the directory with the sets' {@code README.md} */
    DevelopmentData(Path root) {
        this.root = root;
        if (!Files.isDirectory(root)) {
            throw new InputException(root + ": no such directory; --data names the directory of the development sets");
        }
    }

    /** Whether the set has this file. */
    boolean has(String file) {
        return Files.isRegularFile(root.resolve(file));
    }

    /** The lines of a set, unpacked when its name ends in {@code .gz}. */
    List<String> lines(String file) {
        Path path = root.resolve(file);
        try (InputStream in = Files.newInputStream(path);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(path + ": cannot be read (" + e + ")", e);
        }
    }

    /** The rows of a tab-separated set without its header. */
    List<String[]> rows(String file) {
        return lines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
    }
}
