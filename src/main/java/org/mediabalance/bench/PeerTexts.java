package org.mediabalance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediabalance.study.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What another program read from the reference pages, as JSON Lines with {@code id}, {@code text} and {@code millis} of
 * CPU time.
 */
record PeerTexts(Map<String, String> texts, Map<String, Double> millis) {

    static PeerTexts read(Path file) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> millis = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode row = new JsonMapper().readTree(line);
                texts.put(row.path("id").asString(""), row.path("text").asString(""));
                millis.put(row.path("id").asString(""), row.path("millis").asDouble(0));
            }
        } catch (IOException | JacksonException e) {
            throw new InputException(file + ": JSON Lines with id, text and millis are wanted: " + e.getMessage(), e);
        }
        return new PeerTexts(texts, millis);
    }

    ExtractionQuality quality(List<ReferencePage> pages) {
        return new ExtractionQuality(pages.stream()
                .map(page -> ExtractionQuality.score(page, texts.getOrDefault(page.id(), ""))).toList());
    }

    double pagesPerSecond(List<ReferencePage> pages) {
        return 1000 * pages.size() / pages.stream().mapToDouble(page -> millis.getOrDefault(page.id(), 0.0)).sum();
    }
}
