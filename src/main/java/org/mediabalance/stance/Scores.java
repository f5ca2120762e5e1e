package org.mediabalance.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * How well predictions agree with people's codes. The stance figures are over the items that people coded as relevant,
 * whatever the model says of their relevance; relevance is judged over all items.
 *
 * @param items all, relevant or not
 * @param relevant those with a stance
 * @param byStance precision, recall and F1 per stance label
 * @param macroF1 mean F1 of the stances that occur; 0 when no item is relevant
 * @param macroF1Interval 95 % percentile bootstrap
 * @param majorityMacroF1 what always answering the commonest stance reaches
 * @param accuracy share of the relevant items with the right stance
 * @param confusion rows truth, columns prediction, in the order neutral, pro, contra
 * @param calibrationError expected calibration error of the decision's probability, ten bins of equal width (Guo et al.
 *            2017)
 * @param brier mean squared distance of the three probabilities from the truth, 0 to 2
 * @param relevance precision, recall and F1 of being relevant; empty when no item is irrelevant
 */
public record Scores(int items, int relevant, Map<String, PerClass> byStance, double macroF1, double[] macroF1Interval,
        double majorityMacroF1, double accuracy, int[][] confusion, double calibrationError, double brier,
        Optional<PerClass> relevance) {
    private static final int BINS = 10;
    private static final int DRAWS = 1000;

    /** Figures of one class; 0 where the denominator is 0. */
    public record PerClass(int support, double precision, double recall, double f1) {
        static PerClass of(int hits, int predicted, int support) {
            double precision = predicted == 0 ? 0 : (double) hits / predicted;
            double recall = support == 0 ? 0 : (double) hits / support;
            return new PerClass(support, precision, recall,
                    hits == 0 ? 0 : 2 * precision * recall / (precision + recall));
        }
    }

    /**
     * Compares item by item.
     *
     * @param seed of the bootstrap
     */
    public static Scores of(List<CodedText> truth, List<StancePrediction> predictions, long seed) {
        List<Stance> wanted = new ArrayList<>();
        List<StancePrediction> given = new ArrayList<>();
        relevant(truth, predictions, wanted, given);
        int[][] confusion = confusion(wanted, given);
        int right = 0;
        int commonest = 0;
        for (int s = 0; s < confusion.length; s++) {
            right += confusion[s][s];
            commonest = Math.max(commonest, Arrays.stream(confusion[s]).sum());
        }
        Map<String, PerClass> byStance = new LinkedHashMap<>();
        for (Stance stance : Stance.values()) {
            byStance.put(stance.label(), perClass(confusion, stance.ordinal()));
        }
        return new Scores(truth.size(), wanted.size(), byStance, macroF1(confusion), bootstrap(wanted, given, seed),
                majority(confusion, commonest), wanted.isEmpty() ? 0 : (double) right / wanted.size(), confusion,
                calibrationError(wanted, given), brier(wanted, given), relevance(truth, predictions));
    }

    /** Mean F1 of the stances that occur among the items people coded as relevant. */
    static double macroF1(List<CodedText> truth, List<StancePrediction> predictions) {
        List<Stance> wanted = new ArrayList<>();
        List<StancePrediction> given = new ArrayList<>();
        relevant(truth, predictions, wanted, given);
        return macroF1(confusion(wanted, given));
    }

    private static void relevant(List<CodedText> truth, List<StancePrediction> predictions, List<Stance> wanted,
            List<StancePrediction> given) {
        for (int i = 0; i < truth.size(); i++) {
            Optional<Stance> stance = truth.get(i).code().stance();
            if (stance.isPresent()) {
                wanted.add(stance.get());
                given.add(predictions.get(i));
            }
        }
    }

    /** The same figures per language, in the order of the language codes; items without language are under "und". */
    public static Map<String, Scores> byLanguage(List<CodedText> truth, List<StancePrediction> predictions, long seed) {
        Map<String, List<Integer>> parts = new TreeMap<>();
        for (int i = 0; i < truth.size(); i++) {
            parts.computeIfAbsent(truth.get(i).text().language().orElse("und"), l -> new ArrayList<>()).add(i);
        }
        Map<String, Scores> scores = new LinkedHashMap<>();
        parts.forEach((language, at) -> scores.put(language,
                of(at.stream().map(truth::get).toList(), at.stream().map(predictions::get).toList(), seed)));
        return scores;
    }

    private static int[][] confusion(List<Stance> wanted, List<StancePrediction> given) {
        int[][] confusion = new int[Stance.values().length][Stance.values().length];
        for (int i = 0; i < wanted.size(); i++) {
            confusion[wanted.get(i).ordinal()][given.get(i).stance().ordinal()]++;
        }
        return confusion;
    }

    private static PerClass perClass(int[][] confusion, int s) {
        int predicted = 0;
        for (int[] row : confusion) {
            predicted += row[s];
        }
        return PerClass.of(confusion[s][s], predicted, Arrays.stream(confusion[s]).sum());
    }

    private static double macroF1(int[][] confusion) {
        double sum = 0;
        int occurring = 0;
        for (int s = 0; s < confusion.length; s++) {
            if (Arrays.stream(confusion[s]).sum() > 0) {
                sum += perClass(confusion, s).f1();
                occurring++;
            }
        }
        return occurring == 0 ? 0 : sum / occurring;
    }

    private static double majority(int[][] confusion, int commonest) {
        int all = Arrays.stream(confusion).mapToInt(row -> Arrays.stream(row).sum()).sum();
        long occurring = Arrays.stream(confusion).filter(row -> Arrays.stream(row).sum() > 0).count();
        return all == 0 ? 0 : PerClass.of(commonest, all, commonest).f1() / occurring;
    }

    private static double[] bootstrap(List<Stance> wanted, List<StancePrediction> given, long seed) {
        Random random = new Random(seed);
        double[] draws = new double[DRAWS];
        for (int d = 0; d < DRAWS && !wanted.isEmpty(); d++) {
            int[][] confusion = new int[Stance.values().length][Stance.values().length];
            for (int i = 0; i < wanted.size(); i++) {
                int at = random.nextInt(wanted.size());
                confusion[wanted.get(at).ordinal()][given.get(at).stance().ordinal()]++;
            }
            draws[d] = macroF1(confusion);
        }
        Arrays.sort(draws);
        return new double[]{draws[(int) (0.025 * DRAWS)], draws[(int) (0.975 * DRAWS)]};
    }

    private static double calibrationError(List<Stance> wanted, List<StancePrediction> given) {
        double[] gap = new double[BINS];
        for (int i = 0; i < wanted.size(); i++) {
            double sure = given.get(i).probability(given.get(i).stance());
            gap[(int) Math.min(BINS - 1, sure * BINS)] += sure - (given.get(i).stance() == wanted.get(i) ? 1 : 0);
        }
        return wanted.isEmpty() ? 0 : Arrays.stream(gap).map(Math::abs).sum() / wanted.size();
    }

    private static double brier(List<Stance> wanted, List<StancePrediction> given) {
        double sum = 0;
        for (int i = 0; i < wanted.size(); i++) {
            for (Stance stance : Stance.values()) {
                double miss = given.get(i).probability(stance) - (wanted.get(i) == stance ? 1 : 0);
                sum += miss * miss;
            }
        }
        return wanted.isEmpty() ? 0 : sum / wanted.size();
    }

    private static Optional<PerClass> relevance(List<CodedText> truth, List<StancePrediction> predictions) {
        int hits = 0;
        int predicted = 0;
        int support = 0;
        for (int i = 0; i < truth.size(); i++) {
            boolean relevant = truth.get(i).code() != Code.NOT_RELEVANT;
            support += relevant ? 1 : 0;
            predicted += predictions.get(i).relevant() ? 1 : 0;
            hits += relevant && predictions.get(i).relevant() ? 1 : 0;
        }
        return support == truth.size() ? Optional.empty() : Optional.of(PerClass.of(hits, predicted, support));
    }
}
