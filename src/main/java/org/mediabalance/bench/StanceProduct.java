package org.mediabalance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.Scores;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StancePrediction;
import org.mediabalance.stance.StanceTrainer;

/** The product's own classifier: what to expect on other questions, authors and languages, and what it costs. */
final class StanceProduct {
    private static final int PARTS = 5;
    private static final List<Integer> CODED = List.of(0, 25, 50, 100, 200);
    /** Codes given between two looks at what would be most useful next. */
    private static final int ROUND = 25;
    private static final int DRAWS = 3;

    private final List<CodedText> items;
    private final List<CodedText> kept;
    private final long seed;
    private final Consumer<String> progress;

    /**
     * @param items to learn from and to cross-validate over
     * @param kept learned from by nobody
     */
    StanceProduct(List<CodedText> items, List<CodedText> kept, long seed, Consumer<String> progress) {
        this.items = items;
        this.kept = kept;
        this.seed = seed;
        this.progress = progress;
    }

    /** Cross-validation with whole groups left out, calibration and all learned without them; Markdown. */
    String crossValidation() {
        MarkdownTable table = new MarkdownTable("left out", "items", "macro-F1 (95 %)", "neutral", "pro", "contra",
                "contra recall", "relevance F1", "calibration error", "Brier", "by language");
        Map<String, Function<CodedText, String>> groups = new LinkedHashMap<>();
        groups.put("question", item -> item.question().orElse(""));
        groups.put("author", item -> item.author().orElse(""));
        groups.put("language", item -> item.text().language().orElse(""));
        groups.forEach((name, group) -> {
            progress.accept("cross-validation by " + name);
            List<CodedText> truth = new ArrayList<>();
            List<StancePrediction> predictions = new ArrayList<>();
            for (List<CodedText> part : parts(group)) {
                StanceModel model = StanceTrainer.train(without(part), seed);
                truth.addAll(part);
                part.forEach(item -> predictions.add(model.code(item.text())));
            }
            line(table, name, truth, predictions);
        });
        if (!kept.isEmpty()) {
            StanceModel model = StanceTrainer.train(items, seed);
            line(table, "nothing; test part", kept, kept.stream().map(item -> model.code(item.text())).toList());
        }
        return table.toString();
    }

    private List<CodedText> without(List<CodedText> part) {
        return items.stream().filter(item -> !part.contains(item)).toList();
    }

    /** Groups dealt into at most {@value #PARTS} parts of about equal size. */
    private List<List<CodedText>> parts(Function<CodedText, String> group) {
        Map<String, List<CodedText>> groups = items.stream()
                .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
        List<List<CodedText>> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(PARTS, groups.size()); i++) {
            parts.add(new ArrayList<>());
        }
        groups.values().stream().sorted(Comparator.comparingInt((List<CodedText> g) -> -g.size()))
                .forEach(g -> Collections.min(parts, Comparator.comparingInt(List::size)).addAll(g));
        return parts;
    }

    private void line(MarkdownTable table, String name, List<CodedText> truth, List<StancePrediction> given) {
        Scores s = Scores.of(truth, given, seed);
        String languages = Scores.byLanguage(truth, given, seed).entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s %.3f", e.getKey(), e.getValue().macroF1()))
                .collect(Collectors.joining(", "));
        table.row(name, s.items(), String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", s.macroF1(), s.macroF1Interval()[0],
                s.macroF1Interval()[1]), three(s.byStance().get("neutral").f1()), three(s.byStance().get("pro").f1()),
                three(s.byStance().get("contra").f1()), three(s.byStance().get("contra").recall()),
                s.relevance().map(r -> three(r.f1())).orElse("-"), three(s.calibrationError()), three(s.brier()),
                languages);
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /**
     * Macro-F1 on a question that the base model never saw, after coding some of its items in random order, or in the
     * order of the least certain next; Markdown. Half of the question's items are coded from, half tested.
     */
    String learningCurve() {
        MarkdownTable table = new MarkdownTable("question", "tested", "order", "0", "25", "50", "100", "200");
        Map<String, Long> sizes = items.stream().filter(item -> item.code().stance().isPresent())
                .collect(Collectors.groupingBy(item -> item.question().orElse(""), Collectors.counting()));
        sizes.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(2)
                .map(Map.Entry::getKey).forEach(question -> curve(table, question));
        return table.toString();
    }

    private void curve(MarkdownTable table, String question) {
        progress.accept("learning curve of " + question);
        List<CodedText> own = items.stream().filter(item -> item.question().orElse("").equals(question)).toList();
        StanceModel base = StanceTrainer.train(without(own), seed);
        for (boolean random : new boolean[]{true, false}) {
            double[] sums = new double[CODED.size()];
            boolean[] reached = new boolean[CODED.size()];
            int tested = 0;
            for (int draw = 0; draw < DRAWS; draw++) {
                List<CodedText> order = new ArrayList<>(
                        own.stream().filter(i -> i.code().stance().isPresent()).toList());
                Collections.shuffle(order, new Random(seed + draw));
                List<CodedText> test = order.subList(0, order.size() / 2);
                List<CodedText> pool = new ArrayList<>(order.subList(order.size() / 2, order.size()));
                tested = test.size();
                List<CodedText> coded = new ArrayList<>();
                StanceModel model = base;
                for (int i = 0; i < CODED.size() && coded.size() + pool.size() >= CODED.get(i); i++) {
                    while (coded.size() < CODED.get(i)) {
                        StanceModel asked = model;
                        if (!random) {
                            pool.sort(Comparator.comparingDouble(item -> certainty(asked.code(item.text()))));
                        }
                        List<CodedText> next = pool.subList(0, Math.min(ROUND, pool.size()));
                        coded.addAll(next);
                        next.clear();
                        model = random && coded.size() < CODED.get(i) ? model : StanceTrainer.adapt(base, coded, seed);
                    }
                    StanceModel last = model;
                    sums[i] += Scores.of(test, test.stream().map(t -> last.code(t.text())).toList(), seed).macroF1();
                    reached[i] = true;
                }
            }
            List<Object> cells = new ArrayList<>(List.of(question, tested, random ? "random" : "least certain next"));
            for (int i = 0; i < sums.length; i++) {
                cells.add(reached[i] ? three(sums[i] / DRAWS) : "-");
            }
            table.row(cells.toArray());
        }
    }

    private static double certainty(StancePrediction p) {
        return Math.max(p.pro(), Math.max(p.contra(), p.neutral()));
    }

    /** Time, size and load time of the shipped model's making and use; Markdown. */
    String speed() throws IOException {
        progress.accept("speed");
        long start = System.nanoTime();
        StanceModel model = StanceTrainer.train(items, seed);
        double training = seconds(start);
        Path directory = Files.createTempDirectory("stance-speed");
        model.save(directory);
        long bytes = 0;
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        start = System.nanoTime();
        StanceModel loaded = StanceModel.load(directory);
        double loading = seconds(start);
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
        start = System.nanoTime();
        items.parallelStream().forEach(item -> loaded.code(item.text()));
        double coding = seconds(start);
        start = System.nanoTime();
        items.parallelStream().forEach(item -> loaded.classify(item.text()));
        double classifying = seconds(start);
        return new MarkdownTable("what", "figure")
                .row("training with calibration and card", String.format(Locale.ROOT, "%.1f s for %d items", training,
                        items.size()))
                .row("model directory", String.format(Locale.ROOT, "%.1f MB", bytes / 1e6))
                .row("loading", String.format(Locale.ROOT, "%.2f s", loading))
                .row("codes", String.format(Locale.ROOT, "%.0f items/s on %d cores", items.size() / coding,
                        Runtime.getRuntime().availableProcessors()))
                .row("codes with evidence", String.format(Locale.ROOT, "%.0f items/s", items.size() / classifying))
                .toString();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
