package org.mediabalance.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mediabalance.stance.Vocabulary.Vector;
import org.mediabalance.study.Stance;

/**
 * What a campaign's own codes add to a base model: a second model of the stances, learned from these items only, whose
 * probabilities multiply those of the base ({@code base * own ^ power}, a product of experts after Hinton 2002). The
 * power is the one with the best likelihood on items left out, so that few or noisy codes change little. Relevance stays
 * the base's. Immutable.
 *
 * @param own outcomes are stances
 * @param power 0 leaves the base as it is
 */
record Adaptation(Maxent own, double power) {
    private static final int FOLDS = 5;
    private static final double[] POWERS = {0, 0.1, 0.25, 0.5, 0.75, 1, 1.5};
    /** Few items want a large penalty; 1 equals scikit-learn's C = 0.5. */
    private static final double PENALTY = 0.3;
    private static final int ITERATIONS = 100;

    /** An adaptation with the base's and the combined distributions of the items, each by a model that did not see it. */
    record Fitted(Adaptation adaptation, List<Distribution> leftOut) {}

    /**
     * Learns from relevant items of at least two stances.
     *
     * @param base the base's calibrated distribution of each item
     */
    static Fitted fit(List<CodedText> items, List<Distribution> base, long seed) {
        List<String> stances = items.stream().map(Adaptation::label).distinct().sorted().toList();
        Corpus corpus = new Corpus(items.stream().map(CodedText::text).toList(),
                java.util.EnumSet.of(View.TARGET, View.CHARACTERS));
        int[] truth = items.stream().mapToInt(item -> stances.indexOf(label(item))).toArray();
        int[] folds = Folds.by(IntStream.range(0, truth.length).mapToObj(Integer::toString).toList(),
                Math.min(FOLDS, truth.length), seed);
        Maxent[] without = new Maxent[FOLDS];
        List<Vector> vectors = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int part = fold;
            int[] learned = IntStream.range(0, folds.length).filter(i -> folds[i] != part).toArray();
            without[fold] = train(corpus, learned, truth, stances);
        }
        for (int i = 0; i < folds.length; i++) {
            vectors.add(corpus.vectors(new int[]{i}, without[folds[i]].vocabulary()).get(0));
        }
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        List<Distribution> leftOut = base;
        for (double power : POWERS) {
            List<Distribution> combined = IntStream.range(0, folds.length)
                    .mapToObj(i -> new Adaptation(without[folds[i]], power).apply(base.get(i), vectors.get(i)))
                    .toList();
            double loss = loss(items, combined);
            if (loss < least) {
                least = loss;
                best = power;
                leftOut = combined;
            }
        }
        return new Fitted(new Adaptation(
                train(corpus, IntStream.range(0, truth.length).toArray(), truth, stances), best), leftOut);
    }

    private static String label(CodedText item) {
        return item.code().stance().map(Stance::label).orElseThrow();
    }

    private static Maxent train(Corpus corpus, int[] learned, int[] truth, List<String> stances) {
        Vocabulary vocabulary = corpus.vocabulary(learned, 1);
        return Maxent.train(corpus.vectors(learned, vocabulary), Arrays.stream(learned).map(i -> truth[i]).toArray(),
                stances.toArray(String[]::new), vocabulary, PENALTY, ITERATIONS);
    }

    private static double loss(List<CodedText> items, List<Distribution> predicted) {
        double loss = 0;
        for (int i = 0; i < items.size(); i++) {
            loss -= Math.log(Math.max(1e-12, predicted.get(i).stance(Stance.of(label(items.get(i))))));
        }
        return loss;
    }

    /** @param counts the item's features by name */
    Distribution apply(Distribution base, Map<String, Integer> counts) {
        return apply(base, own.vocabulary().vector(counts));
    }

    private Distribution apply(Distribution base, Vector item) {
        double[] probabilities = own.probabilities(item);
        List<String> stances = List.of(own.outcomes());
        double[] changed = base.probabilities().clone();
        double sum = 0;
        for (int i = 0; i < changed.length; i++) {
            var stance = base.codes().get(i).stance();
            if (stance.isPresent()) {
                int at = stances.indexOf(stance.get().label());
                // A stance that the campaign's codes do not have yet is neither favoured nor ruled out.
                changed[i] *= Math.pow(at < 0 ? 1.0 / stances.size() : probabilities[at], power);
                sum += changed[i];
            }
        }
        for (int i = 0; i < changed.length; i++) {
            changed[i] *= base.codes().get(i).stance().isPresent() && sum > 0 ? base.relevance() / sum : 1;
        }
        return new Distribution(base.codes(), changed);
    }
}
