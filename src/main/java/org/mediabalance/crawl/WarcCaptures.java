package org.mediabalance.crawl;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.study.Capture;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;

/**
 * Reads the captures of a WARC (ISO 28500) written by any tool, gzipped or not, in file order. Requests,
 * revisits and metadata that is not JSON hold no capture and are passed over. Not for several threads.
 */
public final class WarcCaptures implements AutoCloseable {

    /** One record: a capture, or why it could not be read. */
    public sealed interface Entry {
        /** The record's WARC-Record-ID, or the place of the damage. */
        String record();
    }

    /**
     * A response, resource or JSON metadata record.
     *
     * @param evidence the same with headers and bytes as they stand in the archive
     * @param whole whether the archive holds all that was sent; false when it says that it cut the rest off
     */
    public record Captured(String record, Capture capture, Evidence evidence, boolean whole) implements Entry {}

    /** A record that could not be read; after damage to the framing nothing more of the file can be. */
    public record Damaged(String record, String why) implements Entry {}

    /**
     * How many bytes a file may unpack to: a part for small files and a multiple of its size. Pages shrink to a tenth and
     * lists of addresses to a fiftieth; only what was made to be unpacked into nothing shrinks more (deflate: 1/1032).
     */
    private static final long UNPACKED_BYTES = 1L << 30;
    private static final long UNPACKED_TIMES = 200;

    private static final String CUT_OFF = "cut off inside its body";

    private final WarcReader reader;
    private final long unpackedMax;
    private long unpacked;
    private boolean ended;

    /**
     * Opens the stream, which is closed with this object.
     *
     * @throws IOException when the stream does not begin like a WARC
     */
    public WarcCaptures(InputStream in) throws IOException {
        this(in, Long.MAX_VALUE / (2 * UNPACKED_TIMES));
    }

    /**
     * Opens a file of so many bytes; one that unpacks to far more than any archive of pages is damaged from there on.
     *
     * @throws IOException when the stream does not begin like a WARC
     */
    public WarcCaptures(InputStream in, long bytes) throws IOException {
        unpackedMax = UNPACKED_BYTES + UNPACKED_TIMES * bytes;
        try {
            reader = new WarcReader(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a WARC: " + e.getMessage(), e);
        }
    }

    /** How many bytes of the file were read, to show progress. */
    public long position() {
        return reader.position();
    }

    /** The next capture or damage; empty at the end. */
    public Optional<Entry> next() {
        while (!ended) {
            try {
                Optional<WarcRecord> record = reader.next();
                ended = record.isEmpty();
                unpacked += record.map(r -> size(r)).orElse(0L);
                if (unpacked > unpackedMax) {
                    throw new IOException(
                            "unpacks to more than " + unpackedMax + " bytes, which no archive of pages does");
                }
                Optional<Entry> entry = record.flatMap(WarcCaptures::entry);
                // A body that ends early is the end of the file, which would be met again as damage of its own.
                ended |= entry.filter(WarcCaptures::isCutOff).isPresent();
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

    private static long size(WarcRecord record) {
        try {
            return Math.max(0, record.body().size());
        } catch (IOException e) {
            return 0; // the body says so itself when it is read
        }
    }

    private static Optional<Entry> entry(WarcRecord record) {
        String id = record.id().toString();
        try {
            return switch (record) {
                case WarcResponse response -> Optional.of(captured(id, response, response(response)));
                case WarcResource resource -> {
                    byte[] body = bounded(resource.body().stream());
                    yield Optional.of(captured(id, resource, new Evidence.Resource(resource.targetURI(),
                            resource.date(), resource.contentType().toString(), body)));
                }
                case WarcMetadata metadata when metadata.contentType().toString().contains("json") -> {
                    byte[] body = bounded(metadata.body().stream());
                    yield Optional.of(captured(id, metadata, new Evidence.Metadata(metadata.targetURI(),
                            metadata.date(), metadata.contentType().toString(), body)));
                }
                default -> Optional.empty();
            };
        } catch (EOFException e) {
            return Optional.of(new Damaged(id, CUT_OFF));
        } catch (IOException | RuntimeException e) {
            return Optional.of(new Damaged(id, reason(e)));
        }
    }

    private static boolean isCutOff(Entry entry) {
        return entry instanceof Damaged damaged && damaged.why().equals(CUT_OFF);
    }

    private static Captured captured(String id, WarcCaptureRecord record, Evidence evidence) throws IOException {
        return new Captured(id, Captures.of(evidence), evidence,
                record.truncated() == WarcTruncationReason.NOT_TRUNCATED);
    }

    private static Evidence response(WarcResponse response) throws IOException {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        response.http().headers().map()
                .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        return new Evidence.Response(response.targetURI(), response.date(), response.http().status(),
                response.http().reason(), headers, bounded(response.http().body().stream()));
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] body = in.readNBytes(ContentCoding.DECODED_BYTES_MAX + 1);
        if (body.length > ContentCoding.DECODED_BYTES_MAX) {
            throw new IOException("more than " + ContentCoding.DECODED_BYTES_MAX + " bytes");
        }
        return body;
    }

    /** The first line, without the bytes that the reader quotes when they are no text. */
    private static String reason(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("").replaceFirst(":? ?\\.\\.\\..*", "");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
