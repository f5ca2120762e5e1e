package org.mediabalance.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    /** One temperature is known well enough from this many left-out predictions; on big data it saves most of the time. */
    private static final int LEFT_OUT_ENOUGH = 2_000;
    /**
     * A feature of one item only cannot be told from chance. Where items are many, one of a few items is a name or a
     * turn of one author: over the corpus (cross-validation by question) the loss per item is .398 with features of at
     * least 2 items, .381 with 5, .379 with 8, .382 with 12.
     */
    private static final int FREQUENCY_MIN = 2;
    private static final int FREQUENCY_MOST = 5;
    private static final int ITEMS_PER_FREQUENCY = 300;
    /**
     * L2 costs tried; the one with the best likelihood on the first part left out is taken. Items of some length with
     * clear labels want a small one, single sentences with disputed labels a large one.
     */
    private static final double[] PENALTIES = {0.05, 0.4, 1.5};
    /**
     * How much the member that reads every view counts beside the other, chosen as the penalty is: over the corpus
     * twice as much is best, on comments and single sentences half as much.
     */
    private static final double[] VIEWS_WEIGHTS = {0.5, 1, 2};
    private static final double[] EQUAL = {1, 1};
    /**
     * The decision leans at least so far. On the corpus, left out by question, it raised the recall of contra from .77 to
     * .80 at the same macro-F1.
     */
    private static final double LEANING = 0.75;
    /** At most; the experiments behind the members had as many. */
    private static final int ITERATIONS = 60;
    /**
     * With fewer items per target than this, targets are people and places that differ from item to item, and their
     * names tell something; with more, they are questions, and learning their names would mean learning each question's
     * commonest answer.
     */
    private static final int ITEMS_PER_TARGET = 10;

    /** With fewer, five parts to choose the power by would hold one item each. */
    private static final int ADAPT_MIN = 10;

    private StanceTrainer() {
    }

    /** Trains; fewer than two codes or fewer than two items of any code is an {@link InputException}. */
    public static StanceModel train(List<CodedText> items, long seed) {
        return train(items, seed, Set.of());
    }

    /** As {@link #train(List, long)} without some kinds of features, to learn what each of them gives. */
    public static StanceModel train(List<CodedText> items, long seed, Set<View> ablated) {
        List<Code> codes = codes(items);
        Set<View> without = without(items);
        without.addAll(ablated);
        Corpus corpus = new Corpus(items.stream().map(CodedText::text).toList(), without);
        int[] truth = items.stream().mapToInt(item -> codes.indexOf(item.code())).toArray();
        double[] shares = shares(truth, codes.size());
        int[] folds = Folds.byQuestion(items, FOLDS, seed);
        // Parts are learned side by side; each by itself does not depend on the others, so the result does not either.
        Map<Double, LeftOut> tried = Arrays.stream(PENALTIES).boxed().parallel()
                .collect(Collectors.toMap(p -> p, p -> leftOut(corpus, folds, 0, truth, codes, p)));
        double penalty = Arrays.stream(PENALTIES).boxed()
                .min(Comparator.comparingDouble(p -> tried.get(p).fit(truth, shares).loss())).orElseThrow();
        int enough = Math.min(FOLDS, 1 + (int) ((long) LEFT_OUT_ENOUGH * FOLDS / items.size()));
        LeftOut left = IntStream.range(1, enough).parallel()
                .mapToObj(fold -> leftOut(corpus, folds, fold, truth, codes, penalty)).toList().stream()
                .reduce(tried.get(penalty), LeftOut::and);
        Fitted fitted = left.fit(truth, shares);
        List<CodedText> leftItems = left.items().stream().map(items::get).toList();
        List<Distribution> calibrated = fitted.mean().stream()
                .map(p -> new Distribution(codes, fitted.calibration().apply(p))).toList();
        Leaning leaning = Leaning.fit(leftItems, calibrated, Math.max(LEANING, fitted.calibration().prior()));
        List<StancePrediction> predictions = calibrated.stream()
                .map(d -> d.prediction(leaning, List.of(), List.of())).toList();
        Ensemble ensemble = new Ensemble(fit(corpus, IntStream.range(0, truth.length).toArray(), truth, codes, penalty),
                fitted.weights());
        return new StanceModel(ensemble, fitted.calibration(), leaning, List.of(),
                ModelCard.of(items, seed, penalty, Optional.empty(), leftItems, predictions));
    }

    /**
     * Adapts a model to a campaign by its own codes, even a few dozen. Only relevant items teach; the judgement of
     * relevance stays the base's. Fewer than two stances or fewer than {@value #ADAPT_MIN} relevant items is an
     * {@link InputException}.
     */
    public static StanceModel adapt(StanceModel base, List<CodedText> items, long seed) {
        List<CodedText> relevant = items.stream().filter(item -> item.code().stance().isPresent()).toList();
        long stances = relevant.stream().map(item -> item.code().stance()).distinct().count();
        if (relevant.size() < ADAPT_MIN || stances < 2) {
            throw new InputException(
                    "adapting needs at least " + ADAPT_MIN + " relevant items of two stances; there are "
                            + relevant.size() + " of " + stances);
        }
        Adaptation.Fitted fitted = Adaptation.fit(relevant,
                relevant.stream().map(item -> base.distribution(item.text())).toList(), seed);
        List<Adaptation> adaptations = new ArrayList<>(base.adaptations());
        adaptations.add(fitted.adaptation());
        List<StancePrediction> predictions = fitted.leftOut().stream()
                .map(d -> d.prediction(base.leaning(), List.of(), List.of())).toList();
        return new StanceModel(base.ensemble(), base.calibration(), base.leaning(), adaptations,
                ModelCard.of(items, seed, base.card().penalty(), Optional.of(base.id()), relevant, predictions));
    }

    /** Probabilities by each member of items that the model which gave them was not trained on. */
    private record LeftOut(List<Integer> items, List<double[][]> byMember) {
        LeftOut and(LeftOut other) {
            List<Integer> allItems = new ArrayList<>(items);
            allItems.addAll(other.items);
            List<double[][]> all = new ArrayList<>(byMember);
            all.addAll(other.byMember);
            return new LeftOut(allItems, all);
        }

        /** Weights of the members and calibration with the best likelihood. */
        Fitted fit(int[] truth, double[] shares) {
            int[] own = items.stream().mapToInt(i -> truth[i]).toArray();
            return Arrays.stream(VIEWS_WEIGHTS).mapToObj(views -> {
                double[] weights = Arrays.stream(Member.values()).mapToDouble(m -> m == Member.VIEWS ? views : 1)
                        .toArray();
                List<double[]> mean = byMember.stream().map(given -> Ensemble.mean(given, weights)).toList();
                Calibration calibration = Calibration.fit(mean, own, shares);
                return new Fitted(weights, calibration, mean, calibration.loss(mean, own));
            }).min(Comparator.comparingDouble(Fitted::loss)).orElseThrow();
        }
    }

    /** @param mean the members' average of the items left out, not calibrated */
    private record Fitted(double[] weights, Calibration calibration, List<double[]> mean, double loss) {}

    private static LeftOut leftOut(Corpus corpus, int[] folds, int fold, int[] truth, List<Code> codes,
            double penalty) {
        int[] tested = IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray();
        int[] learned = IntStream.range(0, folds.length).filter(i -> folds[i] != fold).toArray();
        return new LeftOut(Arrays.stream(tested).boxed().toList(),
                new Ensemble(fit(corpus, learned, truth, codes, penalty), EQUAL).byMember(corpus, tested));
    }

    private static double[] shares(int[] truth, int codes) {
        double[] shares = new double[codes];
        Arrays.stream(truth).forEach(code -> shares[code] += 1.0 / truth.length);
        return shares;
    }

    private static Set<View> without(List<CodedText> items) {
        long targets = items.stream().map(item -> item.text().target()).flatMap(Optional::stream).distinct().count();
        return targets * ITEMS_PER_TARGET > items.size() ? EnumSet.noneOf(View.class) : EnumSet.of(View.TARGET);
    }

    private static List<Maxent> fit(Corpus corpus, int[] learned, int[] truth, List<Code> codes, double penalty) {
        int minimum = Math.clamp(learned.length / ITEMS_PER_FREQUENCY, FREQUENCY_MIN, FREQUENCY_MOST);
        int[] outcomes = Arrays.stream(learned).map(i -> truth[i]).toArray();
        String[] names = codes.stream().map(Code::label).toArray(String[]::new);
        return Arrays.stream(Member.values()).parallel().map(member -> {
            Vocabulary vocabulary = corpus.vocabulary(member, learned, minimum, truth, codes.size());
            return Maxent.trainBalanced(corpus.vectors(learned, vocabulary), outcomes, names, vocabulary, penalty,
                    ITERATIONS);
        }).toList();
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
