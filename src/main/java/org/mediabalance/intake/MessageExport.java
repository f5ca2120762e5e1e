package org.mediabalance.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a Telegram Desktop export ({@code result.json}), of one channel or of a whole account, message by message, so
 * that its size does not matter. Only channels and public groups are taken: private talk is nobody's coverage.
 */
final class MessageExport {
    /** What an export keeps beside its messages. */
    static final List<String> FOLDERS = List.of("chats", "photos", "video_files", "round_video_messages",
            "voice_messages", "files", "stickers", "contacts", "stories", "profile_pictures");

    /** Telegram's longest text is 4,096 signs; formatting multiplies that, but not by a thousand. */
    private static final long MESSAGE_BYTES_MAX = 4L << 20;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern KEYS = Pattern.compile(
            "\"type\"\\s*:\\s*\"(?:public|private)_\\w+\"|\"messages\"\\s*:\\s*\\[|\"(?:left_)?chats\"\\s*:\\s*\\{");

    private final Path file;
    private final Consumer<Offered> offers;
    private final LongConsumer progress;
    private final Instant exported;
    private final Bounded in;
    private long read;

    /** Ends a message that would fill the memory. */
    private static final class Bounded extends FilterInputStream {
        private long left = Long.MAX_VALUE;

        private Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new IOException("a message of more than " + MESSAGE_BYTES_MAX + " bytes");
            }
            return count;
        }
    }

    MessageExport(Path file, Consumer<Offered> offers, LongConsumer progress) throws IOException {
        this.file = file;
        this.offers = offers;
        this.progress = progress;
        this.in = new Bounded(Files.newInputStream(file));
        this.exported = Files.getLastModifiedTime(file).toInstant();
    }

    /** Whether the beginning of a JSON file has an export's keys. */
    static boolean looksLike(String head) {
        return head.stripLeading().startsWith("{") && KEYS.matcher(head).find();
    }

    /** What is known of a chat before its messages come. */
    private static final class Chat {
        private String name = "";
        private String type = "";
        private long id;
    }

    void read() throws IOException {
        try (JsonParser json = MAPPER.createParser(in)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                object(json);
            }
            if (read == 0) {
                offers.accept(new Offered.Failed(file.toString(), "an export without messages"));
            }
        } catch (JacksonException e) {
            String why = e.getCause() instanceof IOException io ? io.getMessage() : "JSON that breaks off or is wrong";
            offers.accept(new Offered.Failed(file + "#after message " + read, why));
        }
    }

    /** The whole file, a chat, or what chats are listed in. */
    private void object(JsonParser json) {
        Chat chat = new Chat();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "name" -> chat.name = value == JsonToken.VALUE_STRING ? json.getString() : "";
                case "type" -> chat.type = value == JsonToken.VALUE_STRING ? json.getString() : "";
                case "id" -> chat.id = value == JsonToken.VALUE_NUMBER_INT ? json.getValueAsLong() : 0;
                case "messages" -> messages(json, value, chat);
                case "chats", "left_chats" -> enter(json, value);
                case "list" -> list(json, value);
                default -> json.skipChildren();
            }
        }
    }

    private void enter(JsonParser json, JsonToken value) {
        if (value == JsonToken.START_OBJECT) {
            object(json);
        } else {
            json.skipChildren();
        }
    }

    private void list(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        for (JsonToken chat = json.nextToken(); chat != JsonToken.END_ARRAY && chat != null; chat = json.nextToken()) {
            enter(json, chat);
        }
    }

    private void messages(JsonParser json, JsonToken value, Chat chat) {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        boolean published = chat.type.isEmpty() || chat.type.endsWith("_channel") || chat.type.startsWith("public_");
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY && next != null; next = json.nextToken()) {
            in.left = MESSAGE_BYTES_MAX;
            JsonNode message = json.readValueAsTree();
            in.left = Long.MAX_VALUE;
            String source = file + "#" + message.path("id").asString("?");
            read++;
            offers.accept(published
                    ? offered(source, chat, message)
                    : new Offered.Skipped(source, "private talk (" + chat.type + ")"));
            progress.accept(json.currentLocation().getByteOffset());
        }
    }

    private Offered offered(String source, Chat chat, JsonNode message) {
        long id = message.path("id").asLong(0);
        String type = message.path("type").asString("");
        if (type.equals("service")) {
            return new Offered.Skipped(source, "a notice of the channel");
        }
        return type.equals("message") && id > 0 && message.has("date")
                ? new Offered.Message(source, new Offered.Channel(chat.name, chat.id), id, time(message),
                        MAPPER.writeValueAsBytes(message), media(message))
                : new Offered.Failed(source, "a message without type, id or date");
    }

    /** When it was exported; a file whose time is before the message was touched since. */
    private Instant time(JsonNode message) {
        long seconds = message.path("date_unixtime").asLong(0);
        Instant sent = Instant.ofEpochSecond(Math.clamp(seconds, 0, exported.getEpochSecond() + 1_000_000_000L));
        return sent.isAfter(exported) ? sent : exported;
    }

    /** The exported video or sound; a path that leads out of the export is not followed. */
    private Optional<Path> media(JsonNode message) {
        String named = message.path("file").asString("");
        if (message.path("duration_seconds").asLong(0) == 0 || named.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path home = file.toAbsolutePath().normalize().getParent();
            Path media = home.resolve(named).normalize();
            return media.startsWith(home) && Files.isRegularFile(media) ? Optional.of(media) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // such as "(File not included. Change data exporting settings to download.)"
        }
    }
}
