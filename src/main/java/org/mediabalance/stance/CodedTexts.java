package org.mediabalance.stance;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Stance;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Items as JSON Lines: {@code id, title, text} and optionally {@code code} or {@code stance}, language, target, kind. */
public final class CodedTexts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CodedTexts() {
    }

    /**
     * Reads coded items; {@code unusable} ones are left out, since there is nothing to learn from them. All bad lines
     * are reported together.
     *
     * @param name how messages call the source, usually the file
     */
    public static List<CodedText> read(BufferedReader lines, String name) throws IOException {
        List<CodedText> items = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                if (!line.isBlank()) {
                    coded(line).ifPresent(items::add);
                }
            } catch (InputException e) {
                problems.add(name + ":" + number + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return items;
    }

    private static Optional<CodedText> coded(String line) {
        JsonNode node = object(line);
        Code code = code(node);
        return code == Code.UNUSABLE
                ? Optional.empty()
                : Optional.of(
                        new CodedText(text(node), code, optional(node, "question").or(() -> optional(node, "target")),
                                optional(node, "author").or(() -> optional(node, "style"))));
    }

    private static Code code(JsonNode node) {
        Optional<String> code = optional(node, "code");
        if (code.isPresent()) {
            return Code.of(code.get());
        }
        Stance stance = Stance.of(optional(node, "stance").orElseThrow(
                () -> new InputException("neither 'code' nor 'stance'; one of them is needed to learn or to measure")));
        return switch (stance) {
            case PRO -> Code.PRO;
            case CONTRA -> Code.CONTRA;
            case NEUTRAL -> Code.NO_POSITION;
        };
    }

    /** Reads one item; a line that is not a JSON object with the text fields is an {@link InputException}. */
    public static StanceText text(String line) {
        return text(object(line));
    }

    private static StanceText text(JsonNode node) {
        if (!node.has("title") && !node.has("text")) {
            throw new InputException("neither 'title' nor 'text'");
        }
        return new StanceText(optional(node, "id").orElse(""), optional(node, "title").orElse(""),
                optional(node, "text").orElse(""), optional(node, "language"), optional(node, "target"),
                optional(node, "kind"));
    }

    private static JsonNode object(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                throw new InputException("not a JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new InputException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<String> optional(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() && !value.isNumber()) {
            throw new InputException("'" + key + "' must be a text");
        }
        return Optional.of(value.asString());
    }
}
