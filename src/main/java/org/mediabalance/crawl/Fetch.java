package org.mediabalance.crawl;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request and how it ended. */
sealed interface Fetch {

    /**
     * What to ask for.
     *
     * @param form body of a POST, already encoded; empty for a GET
     */
    record Request(URI url, Optional<String> etag, Optional<String> lastModified, Optional<String> form) {
        static Request get(URI url) {
            return new Request(url, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** A redirect is followed by a plain GET with the same validators. */
        Request to(URI target) {
            return new Request(target, etag, lastModified, Optional.empty());
        }
    }

    /** A response, whatever its status; the body as sent, content coding included. */
    record Answered(URI url, Instant time, int status, String reason, List<Map.Entry<String, String>> headers,
            byte[] body) implements Fetch {
        Optional<String> header(String name) {
            return headers.stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
        }
    }

    /** No response; {@code passing} when another try may have more luck. */
    record Failed(String reason, boolean passing) implements Fetch {}

    /** Not asked: the address leads into a private network. */
    record Refused(String reason) implements Fetch {}

    /** Not asked: the host must not be asked anything for now. */
    record Closed(String reason) implements Fetch {}

    /** Seconds that a 429 or 503 asks to wait; a date form counts from the response's own time. */
    static Optional<Duration> retryAfter(Answered answer) {
        return answer.header("Retry-After").flatMap(value -> RetryAfter.parse(value, answer.time()));
    }
}
