package org.mediabalance.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mediabalance.stance.Vocabulary.Vector;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;

/**
 * Learns a stance classifier from coded items: features, maximum entropy weights, and a calibration fitted on
 * predictions of items left out by question. The same items in the same order with the same seed give the same model
 * bytes on one JDK.
 */
public final class StanceTrainer {
    /** Parts of the cross-validation behind calibration and card. */
    private static final int FOLDS = 5;
    /** One temperature is known well enough from this many left-out predictions; on big data it saves hours. */
    private static final int LEFT_OUT_ENOUGH = 6_000;
    /** A feature of one item only cannot be told from chance. */
    private static final int FREQUENCY_MIN = 2;
    /** L2 cost. Between 0.01 and 0.1 cross-validated macro-F1 on the project's items differs by less than 0.01. */
    private static final double PENALTY = 0.03;
    /** L-BFGS reached its tolerance in fewer on every set measured. */
    private static final int ITERATIONS = 100;
    /**
     * With fewer items per target than this, targets are people and places that differ from item to item, and their
     * names tell something; with more, they are questions, and learning their names would mean learning each question's
     * commonest answer.
     */
    private static final int ITEMS_PER_TARGET = 10;

    private StanceTrainer() {
    }

    /** Trains; fewer than two codes or fewer than two items of any code is an {@link InputException}. */
    public static StanceModel train(List<CodedText> items, long seed) {
        List<Code> codes = codes(items);
        Corpus corpus = new Corpus(items.stream().map(CodedText::text).toList(), without(items));
        int[] truth = items.stream().mapToInt(item -> codes.indexOf(item.code())).toArray();
        int[] folds = Folds.byQuestion(items, FOLDS, seed);
        List<Integer> left = new ArrayList<>();
        List<double[]> raw = new ArrayList<>();
        for (int fold = 0; fold < FOLDS && left.size() < LEFT_OUT_ENOUGH; fold++) {
            int part = fold;
            int[] tested = IntStream.range(0, folds.length).filter(i -> folds[i] == part).toArray();
            int[] learned = IntStream.range(0, folds.length).filter(i -> folds[i] != part).toArray();
            Maxent maxent = fit(corpus, learned, truth, codes);
            for (Vector vector : corpus.vectors(tested, maxent.vocabulary())) {
                raw.add(maxent.probabilities(vector));
            }
            Arrays.stream(tested).forEach(left::add);
        }
        List<CodedText> leftItems = left.stream().map(items::get).toList();
        Calibration calibration = Calibration.fit(raw, left.stream().mapToInt(i -> truth[i]).toArray());
        List<Distribution> calibrated = raw.stream().map(p -> new Distribution(codes, calibration.apply(p))).toList();
        Leaning leaning = Leaning.fit(leftItems, calibrated);
        List<StancePrediction> predictions = calibrated.stream()
                .map(d -> d.prediction(leaning, List.of(), List.of())).toList();
        return new StanceModel(fit(corpus, IntStream.range(0, truth.length).toArray(), truth, codes), calibration,
                leaning, ModelCard.of(items, seed, leftItems, predictions));
    }

    private static Set<View> without(List<CodedText> items) {
        long targets = items.stream().map(item -> item.text().target()).flatMap(Optional::stream).distinct().count();
        return targets * ITEMS_PER_TARGET > items.size() ? EnumSet.noneOf(View.class) : EnumSet.of(View.TARGET);
    }

    private static Maxent fit(Corpus corpus, int[] learned, int[] truth, List<Code> codes) {
        Vocabulary vocabulary = corpus.vocabulary(learned, FREQUENCY_MIN);
        return Maxent.train(corpus.vectors(learned, vocabulary),
                Arrays.stream(learned).map(i -> truth[i]).toArray(),
                codes.stream().map(Code::label).toArray(String[]::new), vocabulary, PENALTY, ITERATIONS);
    }

    private static List<Code> codes(List<CodedText> items) {
        List<Code> codes = Arrays.stream(Code.values())
                .filter(code -> items.stream().anyMatch(item -> item.code() == code)).toList();
        if (codes.size() < 2) {
            throw new InputException("the items have "
                    + (codes.isEmpty() ? "no code" : "only the code '" + codes.get(0).label() + "'")
                    + "; a classifier needs at least two codes to tell apart");
        }
        for (Code code : codes) {
            if (items.stream().filter(item -> item.code() == code).count() < 2) {
                throw new InputException("only one item has the code '" + code.label()
                        + "'; give at least two, or leave it out");
            }
        }
        return codes;
    }
}
