package org.mediabalance.study;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One response as an outlet served it: evidence. The body is decoded of transfer and content encodings but otherwise
 * as received; callers must not change the array.
 *
 * @param url the address that answered, after redirects
 * @param time when it was captured
 * @param status the HTTP status; 200 for a file
 * @param mediaType lower-case type without parameters, empty when the response named none
 * @param charset the charset of the Content-Type header, as named there
 */
public record Capture(URI url, Instant time, int status, String mediaType, Optional<String> charset, byte[] body) {}
