package org.mediabalance.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediabalance.study.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One reconstructed clip as its site shows it.
 *
 * @param role why it is in the corpus, such as {@code in_period} or {@code refused}; no page shows it
 * @param event clips of one event in two languages carry the same word
 * @param fault how its page is broken, if it is
 */
record Clip(String id, String outlet, String path, String language, OffsetDateTime published, int seconds,
        String programme, String role, Optional<String> event, Optional<String> fault, String title, String text) {

    static List<Clip> read(Path file) {
        JsonMapper mapper = new JsonMapper();
        List<Clip> clips = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode node = mapper.readTree(line);
                clips.add(new Clip(text(node, "id"), text(node, "outlet"), text(node, "path"), text(node, "language"),
                        OffsetDateTime.parse(text(node, "published")), node.required("seconds").asInt(),
                        text(node, "programme"), text(node, "role"), optional(node, "event"), optional(node, "fault"),
                        text(node, "title"), text(node, "text")));
            }
        } catch (IOException | JacksonException e) {
            throw new InputException(file + ":" + (clips.size() + 1) + ": not a clip: " + e.getMessage(), e);
        }
        return clips;
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asString);
    }

    List<String> paragraphs() {
        return List.of(text.split("\n\n"));
    }
}
