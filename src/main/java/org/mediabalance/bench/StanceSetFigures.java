package org.mediabalance.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The method on one set of other people, beside its peers on the same split.
 *
 * @param interval 95 % bootstrap of our macro-F1
 * @param fastText macro-F1; empty where the program is not installed
 * @param regression macro-F1 of TF-IDF with logistic regression, likewise
 * @param seconds of ours, fastText and regression, to learn and to code
 */
record StanceSetFigures(String set, int train, int test, double ours, double[] interval, Optional<Double> fastText,
        Optional<Double> regression, double calibrationError, List<Double> seconds) {

    /** Over the better peer; empty without both. */
    private OptionalDouble lead() {
        return fastText.isPresent() && regression.isPresent()
                ? OptionalDouble.of(ours - Math.max(fastText.get(), regression.get()))
                : OptionalDouble.empty();
    }

    String summary() {
        return String.format(Locale.ROOT, "%s: ours %.3f, fastText %s, TF-IDF + LR %s", set, ours, figure(fastText),
                figure(regression));
    }

    /** Markdown of all sets with the mean lead. */
    static String table(List<StanceSetFigures> sets) {
        MarkdownTable table = new MarkdownTable("set", "train", "test", "ours (95 %)", "fastText", "TF-IDF + LR",
                "over the better peer", "calibration error", "seconds: ours", "fastText", "TF-IDF + LR");
        for (StanceSetFigures s : sets) {
            table.row(s.set, s.train, s.test,
                    String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", s.ours, s.interval[0], s.interval[1]),
                    figure(s.fastText), figure(s.regression),
                    s.lead().isEmpty() ? "-" : String.format(Locale.ROOT, "%+.3f", s.lead().getAsDouble()),
                    figure(Optional.of(s.calibrationError)), Math.round(s.seconds.get(0)),
                    Math.round(s.seconds.get(1)), Math.round(s.seconds.get(2)));
        }
        double[] leads = sets.stream().map(StanceSetFigures::lead).flatMapToDouble(OptionalDouble::stream).toArray();
        return table + (leads.length == 0
                ? "\nA peer is missing on this machine (`fasttext`, `python3-sklearn` are Debian packages).\n"
                : String.format(Locale.ROOT, "%nOver the better peer on average: %+.3f; above it on %d of %d sets.%n",
                        java.util.Arrays.stream(leads).average().orElseThrow(),
                        java.util.Arrays.stream(leads).filter(lead -> lead > 0).count(), leads.length));
    }

    private static String figure(Optional<Double> value) {
        return value.map(v -> String.format(Locale.ROOT, "%.3f", v)).orElse("-");
    }
}
