package org.mediabalance.web;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.store.ControlItem;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Published;
import org.mediabalance.study.Study;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads control items, one JSON object a line: url, outlet, title, text, language, code; optionally kind and day. A
 * control must look like any item of the study, so its outlet must be one and its address should open.
 */
final class ControlLines {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SOURCE = "control";

    private ControlLines() {
    }

    /** Every line that is not empty; a bad one is an {@link InputException} that names it, and nothing is taken. */
    static List<ControlItem> read(String lines, Study study, String author, Instant now) {
        List<ControlItem> controls = new ArrayList<>();
        int number = 0;
        for (String line : lines.split("\\R")) {
            number++;
            if (!line.isBlank()) {
                try {
                    controls.add(control(JSON.readTree(line), study, author, now));
                } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
                    throw new InputException("line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return controls;
    }

    private static ControlItem control(JsonNode node, Study study, String author, Instant now) {
        Outlet outlet = study.outlet(text(node, "outlet"));
        URI url = URI.create(text(node, "url"));
        Optional<Published> published = optional(node, "day").map(LocalDate::parse).map(d -> Published.on(d, SOURCE));
        ItemKind kind = optional(node, "kind").map(k -> ItemKind.valueOf(k.toUpperCase(Locale.ROOT)))
                .orElse(ItemKind.ARTICLE);
        Item item = new Item(ItemId.of(url), outlet.id(), url, kind, text(node, "title"), text(node, "text"),
                text(node, "language"), published, Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of(),
                Optional.empty(), Optional.empty());
        return new ControlItem(item, code(text(node, "code")), author, now);
    }

    private static Code code(String label) {
        try {
            return Code.of(label);
        } catch (InputException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String text(JsonNode node, String key) {
        return optional(node, key).orElseThrow(() -> new IllegalArgumentException("'" + key + "' is missing"));
    }

    private static Optional<String> optional(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).filter(JsonNode::isString).map(JsonNode::asString);
    }
}
