package org.mediabalance.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mediabalance.extract.DocumentReader;
import org.mediabalance.monitor.CaptureFiles;
import org.mediabalance.monitor.Progress;
import org.mediabalance.study.InputException;

/**
 * Finds out what each file is, by its bytes first, and lets the right reader read it. In a directory, files that are
 * parts of another input (captions, media, sidecars, what an export or a saved page keeps beside it) are no inputs.
 */
final class InputFiles {
    private static final int HEAD = 64 << 10;
    private static final long PROGRESS_BYTES = 4L << 20;
    private static final String DOCUMENT = "(?s)\\A(?:.{0,8}%PDF-|\\{\\\\rtf|\\u00D0\\u00CF\\u0011\\u00E0|PK\\u0003\\u0004).*";
    private static final String PAGE = "(?is).*?<(?:!doctype html|html[\\s>]|head[\\s>]|body[\\s>]).*";

    /** Files that may have a sidecar. */
    private static final String SAVED = "(?i).+\\.(?:x?html?|mht|mhtml|pdf|docx?|odt|rtf|epub|eml|msg)(?:\\.gz)?";
    /** What yt-dlp writes beside a clip's description: captions, media, pictures, half-finished files. */
    private static final String BESIDE_CLIP = "(?i).+\\.(?:" + ClipFiles.CAPTIONS + "|" + ClipFiles.MEDIA
            + "|json3|srv\\d|ass|lrc|live_chat\\.json|description|annotations\\.xml|jpe?g|png|webp|image|part|ytdl|temp)";

    private final DocumentReader documents;
    private final Consumer<Offered> offers;
    private final Progress progress;
    private Path named = Path.of("");

    InputFiles(DocumentReader documents, Consumer<Offered> offers, Progress progress) {
        this.documents = documents;
        this.offers = offers;
        this.progress = progress;
    }

    /** A file, or all files below a directory; one that does not exist is bad input. */
    void read(Path input) {
        if (!Files.exists(input)) {
            throw new InputException(input + ": there is no such file or directory");
        }
        named = input;
        if (Files.isRegularFile(input)) {
            // Only for what lies beside a clip's description; what cannot be listed there is not asked for.
            file(input, byName(list(input.getParent() == null ? Path.of("") : input.getParent(), 1, refused -> {
            })));
        } else if (Files.isDirectory(input)) {
            directory(input);
        } else {
            throw new InputException(input + ": neither a file nor a directory");
        }
    }

    private void directory(Path root) {
        List<Path> files = list(root, Integer.MAX_VALUE, offers);
        NavigableMap<String, Path> byName = byName(files);
        Set<Path> parts = parts(files);
        List<Path> inputs = files.stream().filter(file -> !parts.contains(file)).toList();
        for (int i = 0; i < inputs.size(); i++) {
            file(inputs.get(i), byName);
            progress.at("import files", i + 1, inputs.size());
        }
        if (inputs.isEmpty()) {
            offers.accept(new Offered.Failed(root.toString(), "no file in it that could be imported"));
        }
    }

    /** The files by name; a folder that cannot be listed is refused and the others are read. */
    private static List<Path> list(Path root, int depth, Consumer<Offered> refused) {
        Set<Path> files = new TreeSet<>();
        try {
            Files.walkFileTree(root, Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    refused.accept(new Offered.Failed(file.toString(), "cannot be listed: " + e.getMessage()));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            refused.accept(new Offered.Failed(root.toString(), "cannot be listed: " + e.getMessage()));
        }
        return List.copyOf(files);
    }

    private static NavigableMap<String, Path> byName(List<Path> files) {
        NavigableMap<String, Path> byName = new TreeMap<>();
        files.forEach(file -> byName.put(file.toString(), file));
        return byName;
    }

    /** What belongs to another input. */
    private static Set<Path> parts(List<Path> files) {
        Set<Path> homes = new HashSet<>();
        Set<Path> clips = new HashSet<>();
        Set<Path> sidecars = new HashSet<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(ClipFiles.SUFFIX)) {
                clips.add(file.resolveSibling(name.substring(0, name.length() - ClipFiles.SUFFIX.length())));
            } else if (name.equals("result.json")) {
                MessageExport.FOLDERS.forEach(folder -> homes.add(file.resolveSibling(folder)));
            } else if (name.matches("(?i).+\\.x?html?")) {
                homes.add(file.resolveSibling(name.replaceFirst("\\.[^.]+$", "_files")));
            }
            if (name.matches(SAVED)) {
                sidecars.addAll(CaptureFiles.sidecars(file));
            }
        }
        return files.stream().filter(file -> !file.getFileName().toString().endsWith(ClipFiles.SUFFIX))
                .filter(file -> sidecars.contains(file) || ofClip(file, clips) || under(file, homes))
                .collect(Collectors.toSet());
    }

    private static boolean under(Path file, Set<Path> homes) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (homes.contains(folder)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name is a clip's with something after a dot. */
    private static boolean ofClip(Path file, Set<Path> clips) {
        String name = file.getFileName().toString();
        if (!name.matches(BESIDE_CLIP)) {
            return false;
        }
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            if (clips.contains(file.resolveSibling(name.substring(0, dot)))) {
                return true;
            }
        }
        return false;
    }

    private void file(Path file, NavigableMap<String, Path> files) {
        try {
            dispatch(file, files);
        } catch (IOException e) {
            offers.accept(new Offered.Failed(file.toString(), "cannot be read: " + e.getMessage()));
        }
    }

    private void dispatch(Path file, NavigableMap<String, Path> files) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        long size = Files.size(file);
        // A large file takes minutes and a small one no time that anybody would watch.
        LongConsumer shown = size < PROGRESS_BYTES ? at -> {
        } : at -> progress.at(name, at, size);
        String bytes = head(file);
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (size == 0) {
            offers.accept(new Offered.Failed(file.toString(), "an empty file"));
        } else if (name.endsWith(ClipFiles.SUFFIX)) {
            offers.accept(new ClipFiles(file, documents).read(ClipFiles.beside(file, files)));
        } else if (bytes.startsWith("WARC/")) {
            new WarcInput(offers, shown).warc(file);
        } else if (bytes.startsWith("PK\u0003\u0004") && WarcInput.isWacz(file)) {
            new WarcInput(offers, shown).wacz(file);
        } else if (MessageExport.looksLike(text)) {
            new MessageExport(file, offers, shown).read();
        } else if (AddressList.beginsLikeOne(text)) {
            AddressList.read(file, offers);
        } else if (SavedPage.isMhtml(text)) {
            offers.accept(SavedPage.mhtml(file));
        } else if (bytes.matches(DOCUMENT) || text.matches(PAGE)) {
            SavedPage.read(file, offers);
        } else {
            // In a directory there may be anything; a file that somebody names is meant.
            String why = "not a kind of file that can be imported";
            offers.accept(named.equals(file)
                    ? new Offered.Failed(file.toString(), why)
                    : new Offered.Skipped(file.toString(), why));
        }
    }

    /** The first bytes, unpacked where they are gzip, one sign a byte; of a damaged gzip as far as it goes. */
    private static String head(Path file) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD)) {
            in.mark(HEAD);
            boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            InputStream plain = gzip ? new GZIPInputStream(in) : in;
            for (int next = plain.read(); next >= 0 && head.size() < HEAD; next = plain.read()) {
                head.write(next);
            }
        } catch (ZipException | EOFException e) {
            return head.toString(StandardCharsets.ISO_8859_1); // whoever reads the file will say what is wrong with it
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
