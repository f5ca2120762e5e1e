package org.mediabalance.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mediabalance.crawl.Evidence;
import org.mediabalance.crawl.Links;
import org.mediabalance.crawl.WarcCaptures;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;

/**
 * Reads WARC files, alone or inside a WACZ (a zip with {@code archive/*.warc.gz}; specs.webrecorder.net/wacz/1.1.1). Each
 * capture is one input; requests, revisits and the archive's notes on itself are none. Captions are read in a second
 * pass, since the page that names them may come later.
 */
final class WarcInput {
    /** What a page is made of and is no item itself. */
    private static final String PARTS = "(?i)(?:image|font|video|audio)/.*|text/css|.*javascript|application/font.*|"
            + "application/(?:wasm|manifest\\+json|vnd\\.apple\\.mpegurl|dash\\+xml)";
    private static final String CAPTIONS = "(?i)text/vtt|application/(?:x-subrip|ttml\\+xml)";
    /** More files than any archive has parts; a zip with millions of entries is none. */
    private static final int ENTRIES_MAX = 10_000;

    private final Consumer<Offered> offers;
    private final LongConsumer progress;
    private boolean captionsSeen;

    WarcInput(Consumer<Offered> offers, LongConsumer progress) {
        this.offers = offers;
        this.progress = progress;
    }

    /** Opens the same bytes as often as it is asked to. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    /** A WARC, gzipped or not. */
    void warc(Path file) throws IOException {
        read(file.toString(), Files.size(file), () -> Files.newInputStream(file));
    }

    /** A WACZ; one without a WARC inside failed. */
    void wacz(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > ENTRIES_MAX) {
                offers.accept(new Offered.Failed(file.toString(), "a zip with more than " + ENTRIES_MAX + " entries"));
                return;
            }
            boolean any = false;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                if (isWarc(entry)) {
                    any = true;
                    read(file + "!" + entry.getName(), entry.getCompressedSize(), () -> zip.getInputStream(entry));
                }
            }
            if (!any) {
                offers.accept(new Offered.Failed(file.toString(), "a zip without archive/*.warc.gz"));
            }
        }
    }

    /** Whether the zip is a WACZ. */
    static boolean isWacz(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("datapackage.json") != null && zip.size() <= ENTRIES_MAX
                    || zip.stream().limit(ENTRIES_MAX).anyMatch(WarcInput::isWarc);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isWarc(ZipEntry entry) {
        return entry.getName().matches("archive/[^/]+\\.warc(\\.gz)?");
    }

    private void read(String source, long bytes, Opening opening) throws IOException {
        captionsSeen = false;
        pass(source, bytes, opening, false);
        if (captionsSeen) {
            pass(source, bytes, opening, true);
        }
    }

    private void pass(String source, long bytes, Opening opening, boolean captions) throws IOException {
        try (WarcCaptures captures = new WarcCaptures(opening.open(), bytes)) {
            for (Optional<WarcCaptures.Entry> entry = captures.next(); entry.isPresent(); entry = captures.next()) {
                String record = source + "#" + entry.get().record();
                Offered offered = switch (entry.get()) {
                    case WarcCaptures.Captured captured -> offered(record, captured);
                    case WarcCaptures.Damaged damaged ->
                        new Offered.Failed(record, "damaged record: " + damaged.why());
                };
                boolean isCaptions = offered instanceof Offered.CaptionFile;
                captionsSeen |= isCaptions;
                if (isCaptions == captions) {
                    offers.accept(offered);
                }
                progress.accept(captures.position());
            }
        }
    }

    private static Offered offered(String source, WarcCaptures.Captured captured) {
        Capture capture = captured.capture();
        Optional<URI> url = Links.parse(capture.url().toString()).map(Links::folded);
        if (url.isEmpty()) {
            return new Offered.Skipped(source, "not of the web (" + capture.url().getScheme() + ":)");
        }
        if (capture.status() >= 300 && capture.status() < 400) {
            return new Offered.Skipped(source, "a redirect");
        }
        if (capture.status() < 200 || capture.status() > 299) {
            return new Offered.Skipped(source, "status " + capture.status());
        }
        if (capture.mediaType().matches(PARTS)) {
            return new Offered.Skipped(source, "a part of pages (" + capture.mediaType().replaceAll("/.*", "") + ")");
        }
        if (!captured.whole()) {
            return new Offered.Failed(source, "cut off in the archive (WARC-Truncated)");
        }
        Evidence evidence = at(url.get(), captured.evidence());
        if (capture.mediaType().matches(CAPTIONS)) {
            boolean ofClip = Optional.ofNullable(capture.url().getFragment()).filter(f -> f.startsWith(ClipFiles.MARK))
                    .isPresent();
            return new Offered.CaptionFile(source,
                    ofClip ? at(URI.create(url.get() + "#" + capture.url().getRawFragment()), evidence) : evidence,
                    url.filter(page -> ofClip));
        }
        List<URI> owners = evidence instanceof Evidence.Metadata
                ? ClipFiles.owners(url.get(), evidence.body())
                : List.of(url.get());
        return new Offered.Page(source, evidence, owners, Hint.none("import:warc"), true, Optional.empty(),
                Optional.empty());
    }

    private static Evidence at(URI url, Evidence evidence) {
        return switch (evidence) {
            case Evidence.Response r -> new Evidence.Response(url, r.time(), r.status(), r.reason(), r.headers(),
                    r.body());
            case Evidence.Resource r -> new Evidence.Resource(url, r.time(), r.contentType(), r.body());
            case Evidence.Metadata m -> new Evidence.Metadata(url, m.time(), m.contentType(), m.body());
        };
    }
}
