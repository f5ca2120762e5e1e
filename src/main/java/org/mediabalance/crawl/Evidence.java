package org.mediabalance.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What goes into the archive as one WARC record (ISO 28500, WARC 1.1): bytes with their address and the time they were
 * had. Callers must not change the array.
 */
public sealed interface Evidence {

    /** The page, clip or message that the bytes are, or are about. */
    URI url();

    /** When it was captured or exported. */
    Instant time();

    /** The bytes; of a response as sent, content coding included. */
    byte[] body();

    /** What a server answered, with status and headers: a {@code response} record. */
    record Response(URI url, Instant time, int status, String reason, List<Map.Entry<String, String>> headers,
            byte[] body) implements Evidence {}

    /** Bytes of the address whose protocol information is gone, such as a saved page: a {@code resource} record. */
    record Resource(URI url, Instant time, String contentType, byte[] body) implements Evidence {}

    /**
     * What a tool says of the address and not what its server sent, such as an exported message or the description of a
     * clip: a {@code metadata} record.
     */
    record Metadata(URI url, Instant time, String contentType, byte[] body) implements Evidence {}
}
