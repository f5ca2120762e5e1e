package org.mediabalance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The finished parts of the stance page as files, so that a run that was stopped goes on where it was. A part is either
 * whole or not there.
 */
final class StanceParts {
    private final Path directory;

    StanceParts(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    Optional<String> get(String name) throws IOException {
        Path file = file(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    void put(String name, String text) throws IOException {
        write(file(name), text);
    }

    /** Replaces a file in one step. */
    static void write(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        Path half = whole.resolveSibling(whole.getFileName() + ".part");
        Files.writeString(half, text, StandardCharsets.UTF_8);
        Files.move(half, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String name) {
        return directory.resolve(name.replace(' ', '_') + ".txt");
    }
}
