package org.mediabalance.monitor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.mediabalance.crawl.WarcCaptures;
import org.mediabalance.study.Capture;
import org.mediabalance.study.InputException;

/**
 * Captures from files that somebody saved: pages and documents, gzipped or not, WARC files, whole directories, one
 * stream. A file {@code page.html} may have a sidecar {@code page.html.json} or {@code page.json} with {@code url},
 * {@code time}, {@code status} and {@code contentType}; without one a file counts as captured when it was last changed.
 */
public final class CaptureFiles {

    /** One input: a capture, or why there is none. */
    public sealed interface Input {
        /** The path, or path and record of a WARC. */
        String source();
    }

    /** An input that was read. */
    public record Ready(String source, Capture capture) implements Input {}

    /** An input that could not be read. */
    public record Failed(String source, String why) implements Input {}

    /** Larger pages are refused by the extraction; this bounds memory against a compressed bomb. */
    private static final int BYTES_MAX = 64 << 20;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int PEEK = 1 << 16;

    private final Optional<URI> url;
    private final Consumer<Input> inputs;

    /**
     * Hands each input to the consumer.
     *
     * @param url the address of a page that no sidecar gives one
     */
    public CaptureFiles(Optional<URI> url, Consumer<Input> inputs) {
        this.url = url;
        this.inputs = inputs;
    }

    /**
     * A file, or all files of a directory in the order of their names; what cannot be read there ends as failed, and the
     * rest is read. A path that does not exist is bad input. Links to directories are not followed, and pipes are not
     * opened, since nobody may be writing into them.
     */
    public void path(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + ": there is no such file or directory");
        }
        if (!Files.isDirectory(path)) {
            file(path);
            return;
        }
        DirectoryFiles found = DirectoryFiles.under(path);
        found.refused().forEach((file, why) -> inputs.accept(new Failed(file.toString(), why)));
        found.files().forEach(this::file);
        if (found.files().isEmpty() && found.refused().isEmpty()) {
            inputs.accept(new Failed(path.toString(), "a directory without files"));
        }
    }

    private void file(Path file) {
        if (!Files.isRegularFile(file)) {
            inputs.accept(new Failed(file.toString(),
                    "not a file but a pipe, a device or a link to nothing or to a directory; hand a pipe over as -"));
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            Sidecar sidecar = Sidecar.of(file);
            stream(file.toString(), in, sidecar, sidecar.time().orElse(Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException | Sidecar.BadSidecar e) {
            inputs.accept(new Failed(file.toString(), "cannot be read: " + e.getMessage()));
        }
    }

    /** One page, document or WARC from a stream, captured now. */
    public void stream(String source, InputStream in, Instant now) {
        try {
            stream(source, in, Sidecar.NONE, now);
        } catch (IOException e) {
            inputs.accept(new Failed(source, "cannot be read: " + e.getMessage()));
        }
    }

    private void stream(String source, InputStream raw, Sidecar sidecar, Instant time) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, PEEK);
        boolean gzip = isGzip(in);
        if (isWarc(in, gzip)) {
            warc(source, in);
            return;
        }
        InputStream body = gzip ? new GZIPInputStream(in) : in;
        byte[] bytes = body.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
            inputs.accept(new Failed(source, "over the limit of " + BYTES_MAX + " bytes"));
            return;
        }
        URI address = sidecar.url().or(() -> url).orElseGet(() -> unknown(source));
        inputs.accept(new Ready(source, new Capture(address, time, sidecar.status(), sidecar.mediaType(),
                sidecar.charset(), bytes)));
    }

    /** An address for what has none, so that the item still has a name; its scheme says that it is no web address. */
    private static URI unknown(String source) {
        return source.equals("-") ? URI.create("file:///-") : Path.of(source).toUri();
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC;
    }

    private static boolean isWarc(BufferedInputStream in, boolean gzip) throws IOException {
        in.mark(PEEK);
        try {
            byte[] start = (gzip ? new GZIPInputStream(in, 512) : in).readNBytes(5);
            return new String(start, java.nio.charset.StandardCharsets.ISO_8859_1).equals("WARC/");
        } finally {
            in.reset();
        }
    }

    private void warc(String source, InputStream in) throws IOException {
        try (WarcCaptures captures = new WarcCaptures(in)) {
            Optional<WarcCaptures.Entry> entry = captures.next();
            if (entry.isEmpty()) {
                inputs.accept(new Failed(source, "a WARC without a response or resource record"));
            }
            while (entry.isPresent()) {
                String record = source + "#" + entry.get().record();
                inputs.accept(switch (entry.get()) {
                    case WarcCaptures.Captured captured -> new Ready(record, captured.capture());
                    case WarcCaptures.Damaged damaged -> new Failed(record, "damaged record: " + damaged.why());
                });
                entry = captures.next();
            }
        }
    }

    /** Where a page's sidecar may lie. */
    public static List<Path> sidecars(Path page) {
        return stems(page.getFileName().toString()).stream().map(stem -> page.resolveSibling(stem + ".json")).toList();
    }

    /** The extensions of a page file, for finding {@code page.json} beside {@code page.html.gz}. */
    static List<String> stems(String name) {
        String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = bare.lastIndexOf('.');
        return List.of(name, bare, dot > 0 ? bare.substring(0, dot) : bare);
    }
}
