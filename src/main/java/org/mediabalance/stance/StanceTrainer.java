package org.mediabalance.stance;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mediabalance.stance.FeatureReader.View;
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
    /** Features of one item only cannot be told from its chance. */
    private static final int FREQUENCY_MIN = 2;
    /** L2 cost; scikit-learn's C = 2.5 in its terms (cost = 1 / 2C). */
    private static final double PENALTY = 0.2;
    private static final int ITERATIONS = 100;

    private StanceTrainer() {
    }

    /** Trains; fewer than two codes or fewer than two items of any code is an {@link InputException}. */
    public static StanceModel train(List<CodedText> items, long seed) {
        List<Code> codes = codes(items);
        List<Map<View, Map<String, Integer>>> read = items.stream().map(item -> FeatureReader.read(item.text()))
                .toList();
        int[] folds = Folds.byQuestion(items, FOLDS, seed);
        List<double[]> left = leftOut(items, read, codes, folds);
        int[] truth = items.stream().mapToInt(item -> codes.indexOf(item.code())).toArray();
        Calibration calibration = Calibration.fit(left, truth);
        List<StancePrediction> predictions = left.stream()
                .map(p -> new Distribution(codes, calibration.apply(p)).prediction(List.of(), List.of())).toList();
        Maxent maxent = fit(read, truth, codes);
        ModelCard card = ModelCard.of(items, seed, predictions);
        return new StanceModel(maxent, calibration, card, "stance-" + digest(maxent));
    }

    private static List<Code> codes(List<CodedText> items) {
        List<Code> codes = Arrays.stream(Code.values())
                .filter(code -> items.stream().anyMatch(item -> item.code() == code)).toList();
        if (codes.size() < 2) {
            throw new InputException("the items have " + (codes.isEmpty()
                    ? "no code"
                    : "only the code '"
                            + codes.get(0).label() + "'")
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

    private static List<double[]> leftOut(List<CodedText> items, List<Map<View, Map<String, Integer>>> read,
            List<Code> codes, int[] folds) {
        List<double[]> left = new ArrayList<>(java.util.Collections.nCopies(items.size(), null));
        for (int fold : Arrays.stream(folds).distinct().sorted().toArray()) {
            List<Map<View, Map<String, Integer>>> known = new ArrayList<>();
            List<Integer> truth = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] != fold) {
                    known.add(read.get(i));
                    truth.add(codes.indexOf(items.get(i).code()));
                }
            }
            Maxent maxent = fit(known, truth.stream().mapToInt(Integer::intValue).toArray(), codes);
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    left.set(i, maxent.probabilities(maxent.vocabulary().vector(read.get(i))));
                }
            }
        }
        return left;
    }

    private static Maxent fit(List<Map<View, Map<String, Integer>>> read, int[] truth, List<Code> codes) {
        Vocabulary vocabulary = Vocabulary.of(read, FREQUENCY_MIN);
        return Maxent.train(read.stream().map(vocabulary::vector).toList(), truth,
                codes.stream().map(Code::label).toArray(String[]::new), vocabulary, PENALTY, ITERATIONS);
    }

    private static String digest(Maxent maxent) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            maxent.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return Digests.sha256(bytes.toByteArray()).substring(0, 12);
    }
}
