package org.mediabalance.monitor;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies under a directory, hidden files and sidecars left out.
 *
 * @param files in the order of their names
 * @param refused what could not be listed, and why
 */
record DirectoryFiles(List<Path> files, Map<Path, String> refused) {

    static DirectoryFiles under(Path directory) {
        Set<Path> files = new TreeSet<>();
        Map<Path, String> refused = new TreeMap<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!file.getFileName().toString().startsWith(".")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    refused.put(file, "cannot be listed: " + e.getMessage());
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            refused.put(directory, "cannot be listed: " + e.getMessage());
        }
        Set<Path> sidecars = sidecars(files);
        return new DirectoryFiles(files.stream().filter(file -> !sidecars.contains(file)).toList(), refused);
    }

    /** The names that sidecars of these files would have; a JSON file has one by its whole name only. */
    private static Set<Path> sidecars(Set<Path> files) {
        Set<Path> sidecars = new HashSet<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            sidecars.addAll(name.endsWith(".json")
                    ? List.of(file.resolveSibling(name + ".json"))
                    : CaptureFiles.sidecars(file));
        }
        return sidecars;
    }
}
