package org.mediabalance.stance;

import java.util.Arrays;
import java.util.List;
import org.mediabalance.study.Stance;

/**
 * How far the decision leans toward rare stances: the stance with the largest
 * {@code probability / share ^ strength} is decided. Strength 0 decides for the largest probability. Where one stance is
 * much rarer than the others, that would hardly ever decide for it, and macro-F1, which counts every stance alike,
 * suffers; so a leaning is chosen on left-out predictions, and only where it is worth at least
 * {@value #WORTH} of macro-F1.
 *
 * @param shares of the stances among the training items, in the order of {@link Stance}
 */
record Leaning(double strength, double[] shares) {
    /** Smaller gains are within the noise of a few hundred items, and a plain rule is easier to trust. */
    private static final double WORTH = 0.01;
    private static final double[] STRENGTHS = {0, 0.25, 0.5, 0.75, 1};

    static final Leaning NONE = new Leaning(0, new double[]{1, 1, 1});

    static Leaning fit(List<CodedText> items, List<Distribution> calibrated) {
        double[] shares = new double[Stance.values().length];
        items.forEach(item -> item.code().stance().ifPresent(stance -> shares[stance.ordinal()]++));
        double all = Arrays.stream(shares).sum();
        // A stance that never occurs must not be divided by zero; it has no probability either.
        Arrays.setAll(shares, s -> Math.max(shares[s], 1) / Math.max(all, 1));
        Leaning best = new Leaning(0, shares);
        double plain = macroF1(items, calibrated, best);
        double reached = plain + WORTH;
        for (double strength : STRENGTHS) {
            Leaning leaning = new Leaning(strength, shares);
            double macroF1 = macroF1(items, calibrated, leaning);
            if (strength > 0 && macroF1 >= reached) {
                best = leaning;
                reached = macroF1;
            }
        }
        return best;
    }

    private static double macroF1(List<CodedText> items, List<Distribution> calibrated, Leaning leaning) {
        return Scores.macroF1(items,
                calibrated.stream().map(d -> d.prediction(leaning, List.of(), List.of())).toList());
    }

    double favour(Stance stance, double probability) {
        return probability / Math.pow(shares[stance.ordinal()], strength);
    }
}
