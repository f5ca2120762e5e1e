package org.mediabalance.extract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;
import tools.jackson.databind.JsonNode;

/**
 * One message of a Telegram Desktop export in JSON. One with video or sound is a clip, others are posts. {@code text} is
 * a string, or a list of strings and of formatted pieces. Exports before 2022 have only {@code date}, in the zone of the
 * machine that exported, which is taken for the outlet's.
 */
final class ExportedMessage implements JsonItem.Stated {
    private static final Set<String> PLAYED = Set.of("video_file", "video_message", "voice_message", "audio_file");

    private final JsonNode message;

    ExportedMessage(JsonNode message) {
        this.message = message;
    }

    static boolean isOne(JsonNode node) {
        return node.isObject() && node.has("id") && node.has("date")
                && Set.of("message", "service").contains(node.path("type").asString(""));
    }

    @Override
    public Optional<String> missing() {
        if (message.path("type").asString("").equals("service")) {
            return Optional.of("a notice of the channel (" + message.path("action").asString("?") + "), not a post");
        }
        return text().isEmpty() && kind() == ItemKind.POST
                ? Optional.of("a post without words or video")
                : Optional.empty();
    }

    @Override
    public ItemKind kind() {
        return PLAYED.contains(message.path("media_type").asString("")) ? ItemKind.CLIP : ItemKind.POST;
    }

    @Override
    public String title() {
        return ChannelPost.title(text().lines().findFirst().orElse(message.path("title").asString("")));
    }

    @Override
    public String text() {
        StringBuilder words = new StringBuilder();
        add(words, message.path("text"));
        JsonNode poll = message.path("poll");
        if (poll.isObject()) {
            StringJoiner lines = new StringJoiner("\n", "\n", "");
            lines.add(poll.path("question").asString(""));
            poll.path("answers").forEach(answer -> lines.add(answer.path("text").asString("")));
            words.append(lines);
        }
        return JsonItem.paragraphs(words.toString());
    }

    private static void add(StringBuilder words, JsonNode text) {
        if (text.isArray()) {
            text.forEach(piece -> add(words, piece.isObject() ? piece.path("text") : piece));
        } else {
            words.append(text.asString(""));
        }
    }

    @Override
    public Optional<String> language() {
        return Optional.empty();
    }

    @Override
    public Optional<Published> published(ZoneId zone) {
        return JsonItem.seconds(message.path("date_unixtime"))
                .map(time -> Published.at(time, zone, Published.Precision.SECOND, "telegram:date_unixtime"))
                .or(() -> JsonItem.local(message.path("date").asString(""), zone, "telegram:date"));
    }

    @Override
    public Optional<Instant> modified() {
        return JsonItem.seconds(message.path("edited_unixtime"));
    }

    @Override
    public Optional<RunningTime> length() {
        long seconds = message.path("duration_seconds").asLong(0);
        return seconds > 0 && seconds <= Duration.ofDays(1).toSeconds()
                ? Optional.of(new RunningTime(Duration.ofSeconds(seconds), "telegram:duration_seconds"))
                : Optional.empty();
    }

    @Override
    public List<String> authors() {
        String author = message.path("author").asString(message.path("from").asString(""));
        return author.isBlank() ? List.of() : List.of(author.strip());
    }

    @Override
    public Optional<URI> address() {
        return Optional.empty(); // an export names its channel and not the channel's address
    }

    @Override
    public String textSource() {
        return "telegram:text";
    }
}
