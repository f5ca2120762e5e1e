package org.mediabalance.extract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;
import tools.jackson.databind.JsonNode;

/**
 * A clip as yt-dlp describes it ({@code .info.json}; fields by its README, "Output template"). {@code timestamp} is when
 * the platform published it; {@code upload_date} alone is a day in UTC.
 */
final class ClipDescription implements JsonItem.Stated {
    /** The platform allows half a day (YouTube's limit of an upload is 12 hours); streams run longer, twice that at most. */
    private static final double SECONDS_MAX = 24 * 3600;

    private final JsonNode info;

    ClipDescription(JsonNode info) {
        this.info = info;
    }

    static boolean isOne(JsonNode node) {
        return node.isObject() && node.has("id") && node.has("webpage_url")
                && (node.has("extractor") || node.has("extractor_key"));
    }

    @Override
    public Optional<String> missing() {
        String type = info.path("_type").asString("video");
        if (!type.equals("video")) {
            return Optional.of("a " + type + " of clips, not a clip");
        }
        return info.path("live_status").asString("").equals("is_upcoming")
                ? Optional.of("announced, not yet broadcast")
                : Optional.empty();
    }

    @Override
    public ItemKind kind() {
        return ItemKind.CLIP;
    }

    @Override
    public String title() {
        return Stream.of("fulltitle", "title").map(this::string).filter(s -> !s.isBlank()).findFirst().orElse("");
    }

    @Override
    public String text() {
        return JsonItem.paragraphs(string("description"));
    }

    @Override
    public Optional<String> language() {
        return LanguageCodes.of(string("language"));
    }

    @Override
    public Optional<Published> published(ZoneId zone) {
        return Stream.of("timestamp", "release_timestamp")
                .flatMap(key -> JsonItem.seconds(info.path(key)).map(time -> Published.at(time, zone,
                        Published.Precision.SECOND, "yt-dlp:" + key)).stream())
                .findFirst().or(() -> JsonItem.day(string("upload_date"), "yt-dlp:upload_date"));
    }

    @Override
    public Optional<Instant> modified() {
        return JsonItem.seconds(info.path("modified_timestamp"));
    }

    @Override
    public Optional<RunningTime> length() {
        double seconds = info.path("duration").asDouble(0);
        return seconds >= 0.001 && seconds <= SECONDS_MAX
                ? Optional.of(new RunningTime(Duration.ofMillis(Math.round(seconds * 1000)), "yt-dlp:duration"))
                : Optional.empty();
    }

    @Override
    public List<String> authors() {
        return Stream.of("channel", "uploader").map(this::string).filter(s -> !s.isBlank()).limit(1).toList();
    }

    @Override
    public Optional<URI> address() {
        return Addresses.of(string("webpage_url"));
    }

    @Override
    public String textSource() {
        return Captions.DESCRIPTION_OF_CLIP;
    }

    private String string(String key) {
        return info.path(key).asString("").strip();
    }
}
