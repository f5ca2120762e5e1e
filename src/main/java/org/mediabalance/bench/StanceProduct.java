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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mediabalance.bench.StanceSets.Split;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.Evidence;
import org.mediabalance.stance.ModelCard;
import org.mediabalance.stance.Scores;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StancePrediction;
import org.mediabalance.stance.StanceText;
import org.mediabalance.stance.StanceTrainer;
import org.mediabalance.stance.View;

/** The product's own classifier: what to expect on other questions, authors and languages, and what it costs. */
final class StanceProduct {
    private static final List<Integer> CODED = List.of(0, 25, 50, 100, 200);
    /** Codes given between two looks at what would be most useful next. */
    private static final int ROUND = 25;
    private static final int DRAWS = 3;

    private final List<CodedText> items;
    private final List<CodedText> kept;
    private final long seed;
    private final Consumer<String> progress;
    private StanceModel trained;
    private double trainingSeconds;

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

    private static MarkdownTable scores() {
        return new MarkdownTable("left out", "items", "macro-F1 (95 %)", "neutral", "pro", "contra",
                "contra recall", "relevance F1", "calibration error", "Brier", "by language");
    }

    /**
     * Cross-validation with whole questions and whole authors left out in five parts, as in the model's card: one
     * temperature and leaning are fitted over the parts together; and the test part; Markdown.
     */
    String crossValidation() {
        MarkdownTable table = scores();
        progress.accept("cross-validation by question");
        line(table, "question", trained().card().leftOut(), trained().card().leftOutByLanguage());
        progress.accept("cross-validation by author");
        // The trainer leaves questions out, so authors stand in for them.
        ModelCard authors = StanceTrainer.train(items.stream()
                .map(i -> new CodedText(i.text(), i.code(), i.author(), i.author())).toList(), seed).card();
        line(table, "author", authors.leftOut(), authors.leftOutByLanguage());
        if (!kept.isEmpty()) {
            line(table, "nothing; test part", kept, kept.stream().map(item -> trained().code(item.text())).toList());
        }
        return table.toString();
    }

    /**
     * The figures of the model's card, and on items that no model learned from and whose stance is implied; Markdown.
     */
    String shipped(StanceModel model, List<CodedText> implied) {
        MarkdownTable table = scores();
        line(table, "question (the card of " + model.id() + ")", model.card().leftOut(),
                model.card().leftOutByLanguage());
        if (!implied.isEmpty()) {
            line(table, "these items: stance implied, another author", implied,
                    implied.stream().map(item -> model.code(item.text())).toList());
        }
        return table.toString();
    }

    /** Each language by a model that learned from the others only; Markdown. */
    String otherLanguage() {
        MarkdownTable table = scores();
        progress.accept("cross-validation by language");
        List<CodedText> truth = new ArrayList<>();
        List<StancePrediction> predictions = new ArrayList<>();
        items.stream().collect(Collectors.groupingBy(i -> i.text().language().orElse(""))).values().forEach(part -> {
            StanceModel model = StanceTrainer.train(without(part), seed);
            truth.addAll(part);
            part.forEach(item -> predictions.add(model.code(item.text())));
        });
        line(table, "language", truth, predictions);
        return table.toString();
    }

    /** Learned from all items; made once. */
    private StanceModel trained() {
        if (trained == null) {
            long start = System.nanoTime();
            trained = StanceTrainer.train(items, seed);
            trainingSeconds = seconds(start);
        }
        return trained;
    }

    /** The test part's relevant items as the peers see them; only three stances, no codes. */
    Split split() {
        return new Split("corpus", items.stream().filter(i -> i.code().stance().isPresent()).toList(),
                kept.stream().filter(i -> i.code().stance().isPresent()).toList(), false);
    }

    /** Cross-validation by question with one group of features left out at a time; Markdown. */
    String ablation() {
        MarkdownTable table = new MarkdownTable("features left out", "macro-F1", "contra recall", "relevance F1",
                "calibration error", "Brier", "by language");
        Map<String, Set<View>> groups = new LinkedHashMap<>();
        groups.put("none", Set.of());
        groups.put("words and stems with their pairs", Set.of(View.WORDS, View.STEMS));
        groups.put("characters inside words", Set.of(View.GRAMS));
        groups.put("title, ending, words beside target and vote",
                Set.of(View.TITLE, View.END, View.MENTION, View.VOTE));
        groups.put("characters in a row", Set.of(View.CHARACTERS));
        groups.put("lexicon", Set.of(View.CONCEPTS));
        groups.forEach((name, without) -> {
            progress.accept("ablation: " + name);
            ModelCard card = (without.isEmpty() ? trained() : StanceTrainer.train(items, seed, without)).card();
            Scores s = card.leftOut();
            table.row(name, three(s.macroF1()), three(s.byStance().get("contra").recall()),
                    s.relevance().map(r -> three(r.f1())).orElse("-"), three(s.calibrationError()), three(s.brier()),
                    languages(card.leftOutByLanguage()));
        });
        return table.toString();
    }

    /**
     * Whether the sentences given as evidence are: each by itself, and all of the decided side together, deleted from
     * items that the model did not learn from; Markdown.
     */
    String evidence() {
        progress.accept("evidence");
        int[] single = new int[2];
        int[] together = new int[2];
        int sentences = 0;
        for (CodedText item : kept) {
            StancePrediction whole = trained().classify(item.text());
            List<Evidence> side = whole.evidence().stream().filter(e -> e.side() == whole.stance()).toList();
            for (Evidence e : whole.evidence()) {
                single[trained().code(without(item, List.of(e))).probability(e.side()) < whole.probability(e.side())
                        ? 1
                        : 0]++;
            }
            if (!side.isEmpty()) {
                together[trained().code(without(item, side)).probability(whole.stance()) < whole
                        .probability(whole.stance()) ? 1 : 0]++;
            }
            sentences += whole.evidence().size();
        }
        return new MarkdownTable("deleted", "cases", "probability of the side falls")
                .row("one sentence given as evidence", sentences, share(single))
                .row("all that speak for the decided stance, together", together[0] + together[1], share(together))
                .toString();
    }

    private static String share(int[] noYes) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * noYes[1] / Math.max(1, noYes[0] + noYes[1]));
    }

    private static StanceText without(CodedText item, List<Evidence> deleted) {
        StringBuilder rest = new StringBuilder(item.text().text());
        deleted.stream().sorted(Comparator.comparingInt(Evidence::start).reversed())
                .forEach(e -> rest.delete(e.start(), e.end()));
        StanceText text = item.text();
        return new StanceText(text.id(), text.title(), rest.toString(), text.language(), text.target(), text.kind());
    }

    private List<CodedText> without(List<CodedText> part) {
        return items.stream().filter(item -> !part.contains(item)).toList();
    }

    private void line(MarkdownTable table, String name, List<CodedText> truth, List<StancePrediction> given) {
        line(table, name, Scores.of(truth, given, seed), Scores.byLanguage(truth, given, seed));
    }

    private void line(MarkdownTable table, String name, Scores s, Map<String, Scores> byLanguage) {
        table.row(name, s.items(), String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", s.macroF1(), s.macroF1Interval()[0],
                s.macroF1Interval()[1]), three(s.byStance().get("neutral").f1()), three(s.byStance().get("pro").f1()),
                three(s.byStance().get("contra").f1()), three(s.byStance().get("contra").recall()),
                s.relevance().map(r -> three(r.f1())).orElse("-"), three(s.calibrationError()), three(s.brier()),
                languages(byLanguage));
    }

    private static String languages(Map<String, Scores> scores) {
        return scores.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s %.3f", e.getKey(), e.getValue().macroF1()))
                .collect(Collectors.joining(", "));
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /**
     * Macro-F1 on a question that the base model never saw, after coding some of its items in random order, or in the
     * order of the least certain next; Markdown. Two thirds of the question's items are coded from, one third tested.
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
                List<CodedText> test = order.subList(0, order.size() / 3);
                List<CodedText> pool = new ArrayList<>(order.subList(order.size() / 3, order.size()));
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

    /** Time, size and load time of the model's making and use, beside fastText on the same items; Markdown. */
    String speed() throws IOException, InterruptedException {
        StanceModel model = trained();
        progress.accept("speed");
        Path directory = Files.createTempDirectory("stance-speed");
        model.save(directory);
        long bytes = 0;
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        long start = System.nanoTime();
        StanceModel loaded = StanceModel.load(directory);
        double loading = seconds(start);
        StanceBenchmark.delete(directory);
        start = System.nanoTime();
        items.parallelStream().forEach(item -> loaded.code(item.text()));
        double coding = seconds(start);
        start = System.nanoTime();
        items.parallelStream().forEach(item -> loaded.classify(item.text()));
        double classifying = seconds(start);
        Path work = Files.createTempDirectory("stance-bench");
        Optional<StancePeers.Speed> peer = new StancePeers(work).fastTextSpeed(split());
        StanceBenchmark.delete(work);
        int size = items.size();
        return new MarkdownTable("what", "ours, on " + Runtime.getRuntime().availableProcessors() + " cores",
                "fastText's command line, on one")
                .row("learned, items/s", perSecond(size, trainingSeconds) + " (with calibration and card: 8 models)",
                        peer.map(p -> perSecond(p.learned(), p.learning())).orElse("-"))
                .row("coded, items/s", perSecond(size, coding),
                        peer.map(p -> perSecond(p.coded(), p.coding()) + " (with its start)").orElse("-"))
                .row("coded with evidence, items/s", perSecond(size, classifying), "-")
                .row("model, MB", megabytes(bytes), peer.map(p -> megabytes(p.bytes())).orElse("-"))
                .row("loading, s", String.format(Locale.ROOT, "%.2f", loading), "-").toString();
    }

    private static String perSecond(int items, double seconds) {
        return String.format(Locale.ROOT, "%.0f", items / seconds);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
