package org.mediabalance.crawl;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Listing;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a JSON Feed (jsonfeed.org, versions 1 and 1.1), with the running times of its attachments. */
final class JsonFeed {
    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonFeed() {
    }

    /** Whether the bytes begin like a JSON object; feeds in XML never do. */
    static boolean looksLike(byte[] body) {
        for (byte b : body) {
            // A byte order mark may stand first, although JSON forbids it.
            if (!Character.isWhitespace(b) && b != (byte) 0xEF && b != (byte) 0xBB && b != (byte) 0xBF) {
                return b == '{';
            }
        }
        return false;
    }

    static ListRead read(Capture page, ZoneId zone) {
        JsonNode feed;
        try {
            feed = MAPPER.readTree(page.body());
        } catch (JacksonException e) {
            return new ListRead.Unreadable("not a feed: JSON that breaks off or is wrong");
        }
        if (!feed.path("version").asString("").contains("jsonfeed.org/version/") || !feed.path("items").isArray()) {
            return new ListRead.Unreadable("not a feed: JSON without a JSON Feed's version and items");
        }
        List<Listing.Entry> entries = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            link(page.url(), item).ifPresent(url -> entries.add(new Listing.Entry(url, hint(item, zone))));
        }
        return new ListRead.Entries(entries, List.of());
    }

    /** The item's own page; version 1 says that an id may be its address, and an external_url is what it is about. */
    private static Optional<URI> link(URI base, JsonNode item) {
        return Stream.of("url", "id", "external_url").map(key -> item.path(key).asString("")).filter(s -> !s.isBlank())
                .flatMap(s -> (s.matches("(?i)https?://.*") ? Links.parse(s) : Links.resolve(base, s)).stream())
                .findFirst();
    }

    private static Hint hint(JsonNode item, ZoneId zone) {
        Optional<RunningTime> length = StreamSupport.stream(item.path("attachments").spliterator(), false)
                .map(attachment -> attachment.path("duration_in_seconds").asDouble(0)).filter(s -> s >= 1)
                .findFirst().map(s -> new RunningTime(Duration.ofMillis(Math.round(s * 1000)), "feed:attachment"));
        return new Hint("feed", Optional.of(item.path("title").asString("").strip()).filter(s -> !s.isEmpty()),
                published(item.path("date_published").asString(""), zone), length);
    }

    /** RFC 3339, as the format demands; anything else says nothing. */
    private static Optional<Published> published(String date, ZoneId zone) {
        try {
            return Optional.of(Published.at(OffsetDateTime.parse(date.strip()).toInstant(), zone,
                    Published.Precision.SECOND, "feed"));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
