package org.mediabalance.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mediabalance.balance.ClassShares;
import org.mediabalance.bench.SimulatedStudies.Result;
import org.mediabalance.bench.SimulatedStudies.Setting;

/** From machine codes to prevalence: coverage and width of the published interval, and the error of each quantifier. */
public final class QuantifyBenchmark {
    private static final double[] ACCURACIES = {0.6, 0.75, 0.85, 0.95};
    private static final List<ClassShares> TRUTHS = List.of(new ClassShares(0.56, 0.44, 0),
            new ClassShares(0.70, 0.25, 0.05), new ClassShares(0.50, 0.40, 0.10),
            new ClassShares(1 / 3.0, 1 / 3.0, 1 / 3.0));
    private static final int[] ITEMS = {193, 2_000, 20_000};
    private static final int[] CODES = {50, 100, 200};
    /** Where 200 codes would be more than all items. */
    private static final int CODES_OF_FEW = 150;

    /** Mean absolute error of the peer, classify-and-count and EMQ, from the README of the development sets. */
    private static final Map<String, double[]> PEERS = Map.of("ruarg_dev masks", new double[]{0.195, 0.149},
            "ruarg_dev quarantine", new double[]{0.215, 0.107}, "ruarg_dev vaccines", new double[]{0.260, 0.100},
            "newsmtsc_rw_dev", new double[]{0.133, 0.118}, "newsmtsc_mt_dev", new double[]{0.143, 0.135},
            "kazsandra_sc_valid", new double[]{0.156, 0.128}, "cic_ca_valid", new double[]{0.093, 0.066},
            "cic_es_valid", new double[]{0.078, 0.034});

    private final int studies;
    private final long seed;
    private final Path data;
    private final List<String> pools;
    private final Consumer<String> progress;

    /**
     * @param studies simulated studies per setting; 2,000 give a coverage a standard error of 0.5 points
     * @param data directory of the development sets; when it is not there the shared samples are left out
     * @param pools names of the pools of shared samples to use; empty for all
     * @param progress told what is being worked on
     */
    public QuantifyBenchmark(int studies, long seed, Path data, List<String> pools, Consumer<String> progress) {
        this.data = data;
        this.pools = List.copyOf(pools);
        this.studies = studies;
        this.seed = seed;
        this.progress = progress;
    }

    /** The page in Markdown. */
    public String page() {
        List<Result> results = simulate();
        long inside = results.stream().filter(r -> r.coverage() >= 0.94 && r.coverage() <= 0.97).count();
        double width = results.stream().filter(r -> r.setting().accuracy() == 0.85).mapToDouble(Result::width).average()
                .orElseThrow();
        MarkdownTable table = new MarkdownTable("accuracy", "neutral / pro / contra", "items", "human codes",
                "coverage", "least class", "coverage of a zero class", "width against hand only");
        results.forEach(r -> table.row(r.setting().accuracy(), shares(r.setting().truth()), r.setting().items(),
                r.setting().codes(), r.coverage(), r.least(), r.setting().truth().contra() == 0
                        ? r.zeroCoverage()
                        : "–",
                r.width()));
        return String.join("\n", "# From machine codes to prevalence", "",
                "Made by `./mediabalance bench quantify`. " + studies + " simulated studies per setting, seed " + seed
                        + ".",
                "", "## The published interval (prediction-powered, stratified, 95 %)", "",
                "Coverage is the share of intervals that held the truth, over the classes that occur; 'least class' is"
                        + " the class with the least. Width is beside the Wilson interval of the same human codes"
                        + " alone.",
                "", String.format(Locale.ROOT,
                        "Settings with coverage between 94 and 97 %%: %d of %d. Mean width at accuracy 0.85: %.0f %% of"
                                + " hand only.",
                        inside, results.size(), 100 * width),
                "", table.toString(), shared());
    }

    private String shared() {
        if (!Files.isDirectory(data)) {
            return "The shared samples are not on this machine.\n";
        }
        QuantificationSamples samples = new QuantificationSamples(new DevelopmentData(data), seed);
        MarkdownTable table = new MarkdownTable("pool", "CC", "ACC", "PCC", "PACC", "EMQ", "peer CC", "peer EMQ",
                "ACC, PACC, EMQ from the yardstick by at most");
        for (QuantificationSamples.Pool pool : samples.pools()) {
            if (!pools.isEmpty() && !pools.contains(pool.name())) {
                continue;
            }
            progress.accept("shared samples of " + pool.name());
            QuantificationSamples.Result result = samples.result(pool);
            Map<String, Double> errors = result.errors();
            double[] peer = PEERS.getOrDefault(pool.name(), new double[]{Double.NaN, Double.NaN});
            table.row(pool.name(), errors.get("CC"), errors.get("ACC"), errors.get("PCC"), errors.get("PACC"),
                    errors.get("EMQ"), peer[0], peer[1],
                    result.differences().map(QuantifyBenchmark::differences).orElse("not run"));
        }
        return String.join("\n", "## Shared samples of known prevalence", "",
                "Mean absolute error over 200 samples of 100 items per pool, drawn uniformly from the simplex, on"
                        + " posteriors of the product's classifier. The peer is TF-IDF with logistic regression; its"
                        + " figures were measured by others on a kept-back part of the same sets, so the columns are"
                        + " close but not the same samples. Pools without a training part of their own (ruarg) are"
                        + " judged in halves here, each by a classifier that learned from the other, with half of the"
                        + " training items that the peer had. The yardstick is the same quantifiers on the same"
                        + " posteriors, computed again from the published formulas with NumPy and SciPy"
                        + " (src/bench/quantifiers.py); QuaPy itself could not be installed here.",
                "", table.toString());
    }

    private static String differences(List<Double> differences) {
        return differences.stream().map(d -> String.format(Locale.ROOT, "%.0e", d)).collect(Collectors.joining(", "));
    }

    private List<Result> simulate() {
        List<Result> results = new ArrayList<>();
        for (double accuracy : ACCURACIES) {
            for (ClassShares truth : TRUTHS) {
                for (int items : ITEMS) {
                    for (int codes : CODES) {
                        int drawn = codes < items ? codes : CODES_OF_FEW;
                        progress.accept(String.format(Locale.ROOT, "accuracy %.2f, %s, %d of %d items coded", accuracy,
                                shares(truth), drawn, items));
                        results.add(SimulatedStudies
                                .run(new Setting(accuracy, truth, items, drawn, studies, seed + results.size())));
                    }
                }
            }
        }
        return results;
    }

    private static String shares(ClassShares truth) {
        return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", truth.neutral(), truth.pro(), truth.contra());
    }
}
