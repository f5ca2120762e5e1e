package org.mediabalance.crawl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes Content-Encoding (RFC 9110, 8.4) within a limit, so that a gzip bomb is an error and not a full memory. */
final class ContentCoding {
    /** Text compresses about 1:5 to 1:10; a page of 64 MB is not a page. */
    static final int DECODED_BYTES_MAX = 64 * 1024 * 1024;

    /** A page at a time: the default of 512 bytes made decoding a tenth slower. */
    private static final int BUFFER = 1 << 14;

    private ContentCoding() {
    }

    /** The decoded body; an unknown coding, damaged data or more than the limit is an {@link IOException}. */
    static byte[] decode(byte[] body, String coding) throws IOException {
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> bounded(new GZIPInputStream(new ByteArrayInputStream(body), BUFFER));
            case "deflate" -> bounded(new InflaterInputStream(new ByteArrayInputStream(body)));
            default -> throw new IOException("content coding '" + coding + "' that was not asked for");
        };
    }

    private static byte[] bounded(InputStream in) throws IOException {
        try (in) {
            byte[] decoded = in.readNBytes(DECODED_BYTES_MAX + 1);
            if (decoded.length > DECODED_BYTES_MAX) {
                throw new IOException("more than " + DECODED_BYTES_MAX + " bytes after decoding");
            }
            return decoded;
        }
    }
}
