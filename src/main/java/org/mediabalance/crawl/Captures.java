package org.mediabalance.crawl;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mediabalance.study.Capture;

/** Turns a response as sent into a capture as read. */
final class Captures {
    private Captures() {
    }

    static Capture of(Fetch.Answered answer) throws IOException {
        return of(answer.url(), answer.time(), answer.status(), answer.header("Content-Type").orElse(""),
                answer.header("Content-Encoding").orElse(""), answer.body());
    }

    static Capture of(URI url, Instant time, int status, String contentType, String coding, byte[] body)
            throws IOException {
        String[] parts = contentType.split(";");
        Optional<String> charset = Optional.empty();
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.regionMatches(true, 0, "charset=", 0, 8)) {
                charset = Optional.of(part.substring(8).replace("\"", "").strip());
            }
        }
        return new Capture(url, time, status, parts[0].strip().toLowerCase(Locale.ROOT), charset,
                ContentCoding.decode(body, coding));
    }
}
