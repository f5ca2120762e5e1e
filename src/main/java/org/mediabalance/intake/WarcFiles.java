package org.mediabalance.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.mediabalance.study.InputException;

/** Files named by patterns such as {@code crawls/*.warc.gz}. */
public final class WarcFiles {
    private WarcFiles() {
    }

    /**
     * The files, each pattern's by name. A pattern's last part may hold {@code *}, {@code ?}, {@code [...]} and
     * {@code {a,b}}; a plain name is that file.
     *
     * @throws InputException when a pattern matches nothing or cannot be read
     */
    public static List<Path> matching(List<String> patterns) {
        List<Path> files = new ArrayList<>();
        for (String pattern : patterns) {
            int cut = pattern.lastIndexOf('/') + 1;
            try {
                files.addAll(matching(Path.of(cut == 0 ? "." : pattern.substring(0, cut)), pattern.substring(cut)));
            } catch (IOException | InvalidPathException | PatternSyntaxException e) {
                throw new InputException("--warc " + pattern + ": cannot be read (" + e + ")", e);
            }
        }
        return List.copyOf(files);
    }

    private static List<Path> matching(Path directory, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name)) {
                files.forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            throw new InputException("--warc " + directory.resolve(name) + ": no such file");
        }
        found.sort(null);
        return found;
    }
}
