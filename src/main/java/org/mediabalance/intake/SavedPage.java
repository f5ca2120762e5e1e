package org.mediabalance.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.mediabalance.crawl.Evidence;
import org.mediabalance.crawl.Links;
import org.mediabalance.extract.PageAddress;
import org.mediabalance.monitor.CaptureFiles;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.InputException;

/**
 * Reads a page or document that somebody saved: a file with or without a sidecar (see {@link CaptureFiles}), or MHTML as
 * browsers write it (RFC 2557). Its address is the sidecar's, else the one that the browser or the page wrote into it.
 */
final class SavedPage {
    private static final int BYTES_MAX = 64 << 20;

    private SavedPage() {
    }

    /** Whether the beginning is that of a mail message with parts, as MHTML is. */
    static boolean isMhtml(String head) {
        return head.matches("(?is)\\A(?:[a-z0-9-]+:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*){1,20}.*multipart/related.*");
    }

    static void read(Path file, Consumer<Offered> offers) {
        List<Offered> read = new ArrayList<>();
        try {
            new CaptureFiles(Optional.empty(), input -> read.add(switch (input) {
                case CaptureFiles.Failed failed -> new Offered.Failed(failed.source(), failed.why());
                case CaptureFiles.Ready ready -> offered(ready.source(), ready.capture());
            })).path(file);
        } catch (InputException e) {
            // One bad sidecar among thousands of pages is that page's outcome.
            read.add(new Offered.Failed(file.toString(), e.getMessage()));
        }
        read.forEach(offers);
    }

    private static Offered offered(String source, Capture capture) {
        if (capture.status() < 200 || capture.status() > 299) {
            return new Offered.Skipped(source, "status " + capture.status());
        }
        if (capture.body().length == 0) {
            return new Offered.Failed(source, "an empty file");
        }
        Optional<URI> url = Links.parse(capture.url().toString())
                .or(() -> PageAddress.of(capture).flatMap(u -> Links.parse(u.toString()))).map(Links::folded);
        return url.<Offered>map(u -> page(source, u, capture.time(), type(source, capture), capture.body()))
                .orElseGet(() -> new Offered.Failed(source,
                        "no address: the page states none; put one beside it as FILE.json with 'url'"));
    }

    private static String type(String source, Capture capture) {
        String type = capture.mediaType().isEmpty()
                ? source.toLowerCase(Locale.ROOT).matches(".*\\.x?html?(\\.gz)?")
                        ? "text/html"
                        : "application/octet-stream"
                : capture.mediaType();
        return type + capture.charset().map(charset -> "; charset=" + charset).orElse("");
    }

    private static Offered page(String source, URI url, Instant time, String type, byte[] body) {
        return new Offered.Page(source, new Evidence.Resource(url, time, type, body), List.of(url),
                Hint.none("import:page"), false, Optional.empty(), Optional.empty());
    }

    /** The page inside an MHTML file: its first HTML part. */
    static Offered mhtml(Path file) throws IOException {
        String source = file.toString();
        if (Files.size(file) > BYTES_MAX) {
            return new Offered.Failed(source, "over the limit of " + BYTES_MAX + " bytes");
        }
        MimeTokenStream parts = new MimeTokenStream(MimeConfig.PERMISSIVE);
        parts.setRecursionMode(RecursionMode.M_RECURSE);
        Optional<URI> url = Optional.empty();
        Instant time = Files.getLastModifiedTime(file).toInstant();
        try {
            parts.parse(new ByteArrayInputStream(Files.readAllBytes(file)));
            for (EntityState state = parts.getState(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
                if (state == EntityState.T_FIELD) {
                    Field field = parts.getField();
                    String name = field.getName().toLowerCase(Locale.ROOT);
                    if (url.isEmpty() && name.endsWith("content-location")) {
                        url = Links.parse(field.getBody()).map(Links::folded);
                    } else if (name.equals("date")) {
                        time = date(field.getBody()).orElse(time);
                    }
                } else if (state == EntityState.T_BODY
                        && parts.getBodyDescriptor().getMimeType().matches("(?i)text/html|application/xhtml\\+xml")) {
                    String charset = parts.getBodyDescriptor().getCharset();
                    String type = "text/html" + (charset == null ? "" : "; charset=" + charset);
                    byte[] body = parts.getDecodedInputStream().readNBytes(BYTES_MAX);
                    Instant captured = time;
                    return url.<Offered>map(u -> page(source, u, captured, type, body))
                            .orElseGet(() -> new Offered.Failed(source, "no address (Content-Location)"));
                }
            }
            return new Offered.Failed(source, "MHTML without a page inside");
        } catch (MimeException e) {
            return new Offered.Failed(source, "damaged MHTML: " + e.getMessage());
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

}
