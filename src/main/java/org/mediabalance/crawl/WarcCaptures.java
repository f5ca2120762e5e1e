package org.mediabalance.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.mediabalance.study.Capture;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;

/**
 * Reads the captures of a WARC (ISO 28500) written by any tool, gzipped or not, in file order. Requests, metadata and
 * revisits hold no capture and are passed over. Not for several threads.
 */
public final class WarcCaptures implements AutoCloseable {

    /** One record: a capture, or why it could not be read. */
    public sealed interface Entry {
        /** The record's WARC-Record-ID, or the place of the damage. */
        String record();
    }

    /** A response or resource record. */
    public record Captured(String record, Capture capture) implements Entry {}

    /** A record that could not be read; after damage to the framing nothing more of the file can be. */
    public record Damaged(String record, String why) implements Entry {}

    private final WarcReader reader;
    private boolean ended;

    /**
     * Opens the stream, which is closed with this object.
     *
     * @throws IOException when the stream does not begin like a WARC
     */
    public WarcCaptures(InputStream in) throws IOException {
        try {
            reader = new WarcReader(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a WARC: " + e.getMessage(), e);
        }
    }

    /** The next capture or damage; empty at the end. */
    public Optional<Entry> next() {
        while (!ended) {
            try {
                Optional<WarcRecord> record = reader.next();
                ended = record.isEmpty();
                Optional<Entry> entry = record.flatMap(WarcCaptures::entry);
                if (entry.isPresent()) {
                    return entry;
                }
            } catch (IOException | RuntimeException e) {
                // jwarc throws unchecked exceptions for malformed fields
                ended = true;
                return Optional.of(new Damaged("offset " + reader.position(), reason(e)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Entry> entry(WarcRecord record) {
        String id = record.id().toString();
        try {
            return switch (record) {
                case WarcResponse response -> Optional.of(new Captured(id, response(response)));
                case WarcResource resource -> Optional.of(new Captured(id, Captures.of(resource.targetURI(),
                        resource.date(), 200, resource.contentType().toString(), "",
                        bounded(resource.body().stream()))));
                default -> Optional.empty();
            };
        } catch (IOException | RuntimeException e) {
            return Optional.of(new Damaged(id, reason(e)));
        }
    }

    private static Capture response(WarcResponse response) throws IOException {
        byte[] body = bounded(response.http().body().stream());
        return Captures.of(response.targetURI(), response.date(), response.http().status(),
                response.http().headers().first("Content-Type").orElse(""),
                response.http().headers().first("Content-Encoding").orElse(""), body);
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] body = in.readNBytes(ContentCoding.DECODED_BYTES_MAX + 1);
        if (body.length > ContentCoding.DECODED_BYTES_MAX) {
            throw new IOException("more than " + ContentCoding.DECODED_BYTES_MAX + " bytes");
        }
        return body;
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
