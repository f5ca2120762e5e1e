package org.mediabalance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.mediabalance.bench.StancePeers.Outcome;
import org.mediabalance.bench.StanceSets.Split;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.Scores;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StanceTrainer;

/** Figures for the stance classifier, as a page for {@code reports/benchmarks}: the method beside its peers. */
public final class StanceBenchmark {
    /** Of splits, folds, draws and bootstraps. */
    public static final long SEED = 1;

    private final StanceSets sets;
    private final Consumer<String> progress;

    /**
     * @param data directory of the development sets; a missing one is an InputException
     * @param progress told of each step
     */
    public StanceBenchmark(Path data, Consumer<String> progress) {
        this.sets = new StanceSets(new DevelopmentData(data), SEED);
        this.progress = progress;
    }

    /** Names of the sets of other people. */
    public static List<String> setNames() {
        return StanceSets.names();
    }

    /** The method on sets of other people, beside fastText and logistic regression on the same split; Markdown. */
    public String method(List<String> names) throws IOException, InterruptedException {
        MarkdownTable table = new MarkdownTable("set", "train", "test", "ours (95 %)", "fastText", "TF-IDF + LR",
                "over the better peer", "calibration error", "seconds: ours", "fastText", "TF-IDF + LR");
        List<Double> leads = new ArrayList<>();
        Path work = Files.createTempDirectory("stance-bench");
        for (String name : names) {
            progress.accept(name);
            Split split = sets.split(name);
            long start = System.nanoTime();
            StanceModel model = StanceTrainer.train(split.train(), SEED);
            Scores ours = Scores.of(split.test(), split.test().stream().map(item -> model.code(item.text())).toList(),
                    SEED);
            double seconds = (System.nanoTime() - start) / 1e9;
            StancePeers peers = new StancePeers(work);
            Optional<Outcome> fastText = peers.fastText(split);
            Optional<Outcome> regression = peers.logisticRegression(split);
            double best = Math.max(fastText.map(Outcome::macroF1).orElse(0.0),
                    regression.map(Outcome::macroF1).orElse(0.0));
            if (fastText.isPresent() && regression.isPresent()) {
                leads.add(ours.macroF1() - best);
            }
            progress.accept(String.format(Locale.ROOT, "%s: ours %.3f, fastText %s, TF-IDF + LR %s, %.0f s", name,
                    ours.macroF1(), figure(fastText.map(Outcome::macroF1)), figure(regression.map(Outcome::macroF1)),
                    seconds));
            table.row(name, split.train().size(), split.test().size(),
                    String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", ours.macroF1(), ours.macroF1Interval()[0],
                            ours.macroF1Interval()[1]),
                    figure(fastText.map(Outcome::macroF1)), figure(regression.map(Outcome::macroF1)),
                    best == 0 ? "-" : String.format(Locale.ROOT, "%+.3f", ours.macroF1() - best),
                    figure(Optional.of(ours.calibrationError())), whole(Optional.of(seconds)),
                    whole(fastText.map(Outcome::seconds)), whole(regression.map(Outcome::seconds)));
        }
        delete(work);
        return table + (leads.isEmpty()
                ? "\nA peer is missing on this machine (`fasttext`, `python3-sklearn` are Debian packages).\n"
                : String.format(Locale.ROOT, "%nOver the better peer on average: %+.3f; above it on %d of %d sets.%n",
                        leads.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                        leads.stream().filter(lead -> lead > 0).count(), leads.size()));
    }

    /**
     * The product's classifier over its own corpus; Markdown.
     *
     * @param items learned from and cross-validated over
     * @param kept tested only; may be empty
     * @param page given each section as soon as it is made
     */
    public void product(List<CodedText> items, List<CodedText> kept, Consumer<String> page)
            throws IOException, InterruptedException {
        StanceProduct product = new StanceProduct(items, kept, SEED, progress);
        page.accept("## Other questions and authors\n\n" + product.crossValidation());
        if (!kept.isEmpty()) {
            page.accept(peers(product.split()));
            page.accept("## Evidence\n\n" + product.evidence());
        }
        page.accept("## Speed\n\n" + product.speed());
        page.accept("## A few codes of a new question\n\n" + product.learningCurve());
        page.accept("## Another language\n\n" + product.otherLanguage());
        page.accept("## What each kind of feature gives\n\n" + product.ablation());
    }

    private String peers(Split split) throws IOException, InterruptedException {
        progress.accept("peers on the corpus");
        Path work = Files.createTempDirectory("stance-bench");
        StancePeers peers = new StancePeers(work);
        Optional<Outcome> fastText = peers.fastText(split);
        Optional<Outcome> regression = peers.logisticRegression(split);
        delete(work);
        return "On the relevant items of the test part, learned from the relevant items only: fastText macro-F1 "
                + figure(fastText.map(Outcome::macroF1)) + " (" + whole(fastText.map(Outcome::seconds))
                + " s), TF-IDF + LR " + figure(regression.map(Outcome::macroF1)) + " ("
                + whole(regression.map(Outcome::seconds)) + " s).\n";
    }

    private static void delete(Path work) throws IOException {
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

    private static String whole(Optional<Double> seconds) {
        return seconds.map(s -> String.format(Locale.ROOT, "%.0f", s)).orElse("-");
    }
}
