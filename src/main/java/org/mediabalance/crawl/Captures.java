package org.mediabalance.crawl;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.study.Capture;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcResponse;

/** Turns a response as sent into a capture as read. */
public final class Captures {
    private Captures() {
    }

    static Capture of(Fetch.Answered answer) throws IOException {
        return of(answer.url(), answer.time(), answer.status(), answer.header("Content-Type").orElse(""),
                answer.header("Content-Encoding").orElse(""), answer.body());
    }

    /**
     * What can be read of evidence; what is no response has no status of its own and was had, so its status is 200.
     *
     * @throws IOException when its content coding cannot be undone
     */
    public static Capture of(Evidence evidence) throws IOException {
        return switch (evidence) {
            case Evidence.Response r -> of(r.url(), r.time(), r.status(), header(r, "Content-Type"),
                    header(r, "Content-Encoding"), r.body());
            case Evidence.Resource r -> of(r.url(), r.time(), 200, r.contentType(), "", r.body());
            case Evidence.Metadata m -> of(m.url(), m.time(), 200, m.contentType(), "", m.body());
        };
    }

    private static String header(Evidence.Response response, String name) {
        return response.headers().stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .findFirst().orElse("");
    }

    /** A record of an archive as read; what has no status of its own was had, so its status is 200. */
    static Capture of(WarcCaptureRecord record, byte[] body) throws IOException {
        if (record instanceof WarcResponse response) {
            return of(response.targetURI(), response.date(), response.http().status(),
                    response.http().headers().first("Content-Type").orElse(""),
                    response.http().headers().first("Content-Encoding").orElse(""), body);
        }
        return of(record.targetURI(), record.date(), 200, record.contentType().toString(), "", body);
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
