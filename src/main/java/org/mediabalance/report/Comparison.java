package org.mediabalance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.mediabalance.balance.Interval;
import org.mediabalance.study.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two reports figure by figure, such as 2022 and 2026 or yesterday and today. Figures are matched by name; a figure that
 * only one report has is shown with the other side empty.
 */
public record Comparison(String before, String after, List<Change> changes) {
    public Comparison {
        changes = List.copyOf(changes);
    }

    /**
     * One figure in both reports.
     *
     * @param difference for shares, the 95 % interval of after minus before (Newcombe 1998, method 10: from the Wilson
     *        intervals of both)
     */
    public record Change(String figure, OptionalDouble before, OptionalDouble after, Optional<Interval> difference) {

        /** Whether both reports have the figure and give the same number. */
        public boolean same() {
            return before.equals(after);
        }
    }

    /**
     * Compares the reports in two directories.
     *
     * @throws InputException when a directory holds no {@code report.json} of this program
     */
    public static Comparison of(Path before, Path after) {
        JsonNode old = read(before);
        JsonNode now = read(after);
        Map<String, OptionalDouble> oldFigures = figures(old);
        Map<String, OptionalDouble> newFigures = figures(now);
        Set<String> names = new LinkedHashSet<>(newFigures.keySet());
        names.addAll(oldFigures.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            changes.add(new Change(name, oldFigures.getOrDefault(name, OptionalDouble.empty()),
                    newFigures.getOrDefault(name, OptionalDouble.empty()), difference(name, oldFigures, newFigures)));
        }
        return new Comparison(old.at("/study/id").asString(), now.at("/study/id").asString(), changes);
    }

    /** Writes {@code comparison.html} and {@code comparison.csv} into the directory. */
    public void write(Path dir, String language) throws IOException {
        Phrasebook words = new Phrasebook(language);
        StringBuilder csv = new StringBuilder("figure,before,after,difference_low,difference_high\n");
        for (Change c : changes) {
            csv.append(CsvFiles.quoted(c.figure())).append(',').append(text(c.before())).append(',')
                    .append(text(c.after())).append(',').append(c.difference().map(d -> "" + d.low()).orElse(""))
                    .append(',').append(c.difference().map(d -> "" + d.high()).orElse("")).append('\n');
        }
        Files.writeString(dir.resolve("comparison.csv"), csv, StandardCharsets.UTF_8);
        Files.writeString(dir.resolve("comparison.html"), HtmlPage.write(this, words), StandardCharsets.UTF_8);
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static JsonNode read(Path dir) {
        Path file = dir.resolve("report.json");
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(file, StandardCharsets.UTF_8));
            if (!root.path("explanations").isArray()) {
                throw new InputException(file + ": not a report of this program");
            }
            return root;
        } catch (IOException | JacksonException e) {
            throw new InputException(file + ": cannot be read as a report; name the directory of one", e);
        }
    }

    private static Map<String, OptionalDouble> figures(JsonNode report) {
        Map<String, OptionalDouble> figures = new LinkedHashMap<>();
        report.get("explanations").forEach(e -> figures.put(e.path("name").asString(),
                e.path("value").isNumber() ? OptionalDouble.of(e.get("value").asDouble()) : OptionalDouble.empty()));
        return figures;
    }

    private static Optional<Interval> difference(String name, Map<String, OptionalDouble> before,
            Map<String, OptionalDouble> after) {
        if (!name.endsWith(".share")) {
            return Optional.empty();
        }
        String stem = name.substring(0, name.length() - "share".length());
        List<OptionalDouble> parts = new ArrayList<>();
        for (Map<String, OptionalDouble> side : List.of(before, after)) {
            for (String end : List.of("share", "wilson.low", "wilson.high")) {
                parts.add(side.getOrDefault(stem + end, OptionalDouble.empty()));
            }
        }
        if (parts.stream().anyMatch(OptionalDouble::isEmpty)) {
            return Optional.empty();
        }
        double[] v = parts.stream().mapToDouble(OptionalDouble::getAsDouble).toArray();
        double d = v[3] - v[0];
        return Optional
                .of(new Interval(d - Math.hypot(v[3] - v[4], v[2] - v[0]), d + Math.hypot(v[5] - v[3], v[0] - v[1])));
    }
}
