package org.mediabalance.stance;

import java.util.Arrays;
import java.util.List;
import org.mediabalance.study.Stance;

/**
 * How far the decision leans toward rare stances: the stance with the largest
 * {@code probability / share ^ strength} is decided. Strength 0 decides for the largest probability. Where one stance is
 * much rarer than the others, that would hardly ever decide for it, and macro-F1, which counts every stance alike,
 * suffers; so there the decision leans, if left-out predictions
 * show that it helps.
 *
 * @param shares of the stances among the training items, in the order of {@link Stance}
 */
record Leaning(double strength, double[] shares) {
    /** Stances closer in number than this are decided by the largest probability, which is easier to trust. */
    private static final double RARE = 2;
    /**
     * On the RuArg and GWSD sets (three splits each) 0.75 was within 0.01 macro-F1 of the best of 0.5, 0.75 and 1 and of
     * training with balanced weights; choosing the strength per set by cross-validation was no better.
     */
    private static final double STRENGTH = 0.75;

    static final Leaning NONE = new Leaning(0, new double[]{1, 1, 1});

    static Leaning fit(List<CodedText> items, List<Distribution> calibrated) {
        double[] shares = new double[Stance.values().length];
        items.forEach(item -> item.code().stance().ifPresent(stance -> shares[stance.ordinal()]++));
        double all = Arrays.stream(shares).sum();
        Arrays.setAll(shares, s -> all == 0 ? 0 : shares[s] / all);
        Leaning plain = new Leaning(0, shares);
        Leaning leaning = new Leaning(STRENGTH, shares);
        double[] sorted = Arrays.stream(shares).filter(share -> share > 0).sorted().toArray();
        boolean rare = sorted.length > 1 && sorted[sorted.length - 1] >= RARE * sorted[0];
        return rare && macroF1(items, calibrated, leaning) > macroF1(items, calibrated, plain) ? leaning : plain;
    }

    private static double macroF1(List<CodedText> items, List<Distribution> calibrated, Leaning leaning) {
        return Scores.macroF1(items,
                calibrated.stream().map(d -> d.prediction(leaning, List.of(), List.of())).toList());
    }

    double favour(Stance stance, double probability) {
        double share = shares[stance.ordinal()];
        return share == 0 ? probability : probability / Math.pow(share, strength);
    }
}
