package org.mediabalance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mediabalance.bench.StancePeers.Outcome;
import org.mediabalance.bench.StanceSets.Split;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.Scores;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StanceTrainer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures for the stance classifier, as a page for {@code reports/benchmarks}. Each part is kept as soon as it is made
 * and the page written anew from all parts, so that nothing measured is lost when the run ends early.
 */
public final class StanceBenchmark {
    /** Of splits, folds, draws and bootstraps. */
    public static final long SEED = 1;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SETS = "sets";
    private static final Map<String, String> TITLES = titles();

    private final StanceSets sets;
    private final Corpus corpus;
    private final StanceProduct product;
    private final StanceParts parts;
    private final Path page;
    private final Consumer<String> progress;

    /**
     * The product's own data and model.
     *
     * @param items learned from and cross-validated over
     * @param kept tested only; may be empty
     * @param implied items by another author whose stance is understood rather than said; may be empty
     * @param model directory of the shipped model
     */
    public record Corpus(List<CodedText> items, List<CodedText> kept, List<CodedText> implied, Path model) {}

    /**
     * @param data directory of the development sets; a missing one is an InputException
     * @param corpus the product's own data
     * @param work directory of the finished parts
     * @param page written after each part
     * @param progress told of each step
     */
    public StanceBenchmark(Path data, Corpus corpus, Path work, Path page,
            Consumer<String> progress) throws IOException {
        this.sets = new StanceSets(new DevelopmentData(data), SEED);
        this.corpus = corpus;
        this.product = new StanceProduct(corpus.items(), corpus.kept(), SEED, progress);
        this.parts = new StanceParts(work);
        this.page = page;
        this.progress = progress;
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("shipped", "The shipped model");
        titles.put("cross-validation", "Other questions and authors");
        titles.put(SETS, "The method on other people's sets");
        titles.put("evidence", "Evidence");
        titles.put("speed", "Speed");
        titles.put("learning-curve", "A few codes of a new question");
        titles.put("language", "Another language");
        titles.put("ablation", "What each kind of feature gives");
        return titles;
    }

    /** Names of the sections in the order of the page. */
    public static List<String> sectionNames() {
        return List.copyOf(TITLES.keySet());
    }

    /** Names of the sets of other people. */
    public static List<String> setNames() {
        return StanceSets.names();
    }

    /**
     * Makes the parts that are wanted and writes the page.
     *
     * @param again whether finished parts are made anew
     */
    public void run(List<String> sections, List<String> setNames, boolean again)
            throws IOException, InterruptedException {
        for (String section : sections) {
            if (section.equals(SETS)) {
                for (String set : setNames) {
                    if (again || parts.get(set).isEmpty()) {
                        StanceSetFigures figures = set(set);
                        progress.accept(figures.summary());
                        keep(set, JSON.writeValueAsString(figures));
                    }
                }
            } else if (again || parts.get(section).isEmpty()) {
                keep(section, section(section));
            }
        }
        StanceParts.write(page, page());
    }

    private void keep(String part, String text) throws IOException {
        parts.put(part, text);
        StanceParts.write(page, page());
    }

    private String section(String name) throws IOException, InterruptedException {
        return switch (name) {
            case "shipped" -> product.shipped(StanceModel.load(corpus.model()), corpus.implied());
            case "cross-validation" -> product.crossValidation() + peers(product.split());
            case "evidence" -> product.evidence();
            case "speed" -> product.speed();
            case "learning-curve" -> product.learningCurve();
            case "language" -> product.otherLanguage();
            default -> product.ablation();
        };
    }

    private String page() throws IOException {
        StringBuilder text = new StringBuilder("# Stance benchmark\n\nMade by `mediabalance bench stance` with seed ")
                .append(SEED).append(". Seconds are of the machine that made it, with whatever else ran on it.\n");
        for (Map.Entry<String, String> title : TITLES.entrySet()) {
            Optional<String> body = title.getKey().equals(SETS) ? setTable() : parts.get(title.getKey());
            body.ifPresent(b -> text.append("\n## ").append(title.getValue()).append("\n\n").append(b));
        }
        return text.toString();
    }

    private Optional<String> setTable() throws IOException {
        List<StanceSetFigures> done = new ArrayList<>();
        for (String set : setNames()) {
            parts.get(set).ifPresent(json -> done.add(JSON.readValue(json, StanceSetFigures.class)));
        }
        return done.isEmpty() ? Optional.empty() : Optional.of(StanceSetFigures.table(done));
    }

    private StanceSetFigures set(String name) throws IOException, InterruptedException {
        progress.accept(name);
        Split split = sets.split(name);
        long start = System.nanoTime();
        StanceModel model = StanceTrainer.train(split.train(), SEED);
        Scores ours = Scores.of(split.test(), split.test().stream().map(item -> model.code(item.text())).toList(),
                SEED);
        double seconds = (System.nanoTime() - start) / 1e9;
        Path work = Files.createTempDirectory("stance-bench");
        StancePeers peers = new StancePeers(work);
        Optional<Outcome> fastText = peers.fastText(split);
        Optional<Outcome> regression = peers.logisticRegression(split);
        delete(work);
        return new StanceSetFigures(name, split.train().size(), split.test().size(), ours.macroF1(),
                ours.macroF1Interval(), fastText.map(Outcome::macroF1), regression.map(Outcome::macroF1),
                ours.calibrationError(), List.of(seconds, fastText.map(Outcome::seconds).orElse(0.0),
                        regression.map(Outcome::seconds).orElse(0.0)));
    }

    private String peers(Split split) throws IOException, InterruptedException {
        if (split.test().isEmpty()) {
            return "";
        }
        progress.accept("peers on the corpus");
        Path work = Files.createTempDirectory("stance-bench");
        StancePeers peers = new StancePeers(work);
        Optional<Outcome> fastText = peers.fastText(split);
        Optional<Outcome> regression = peers.logisticRegression(split);
        delete(work);
        return "\nOn the relevant items of the test part, learned from the relevant items only: fastText macro-F1 "
                + figure(fastText.map(Outcome::macroF1)) + ", TF-IDF + LR "
                + figure(regression.map(Outcome::macroF1)) + ".\n";
    }

    static void delete(Path work) throws IOException {
        try (var files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }

    private static String figure(Optional<Double> value) {
        return value.map(v -> String.format(Locale.ROOT, "%.3f", v)).orElse("-");
    }
}
