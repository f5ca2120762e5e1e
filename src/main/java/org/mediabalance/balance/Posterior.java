package org.mediabalance.balance;

import org.mediabalance.study.Stance;

/** What a classifier believes of one item: a probability per class, as it gave them, right or wrong. */
public record Posterior(double neutral, double pro, double contra) {
    /** No opinion. */
    public static final Posterior UNIFORM = new Posterior(1 / 3.0, 1 / 3.0, 1 / 3.0);
    /** Sums this far from 1 are rounding; further off, the numbers are not probabilities. */
    private static final double TOLERANCE = 1e-3;

    /** Whether the numbers are finite, not negative and sum to 1. */
    public boolean isDistribution() {
        double sum = neutral + pro + contra;
        return neutral >= 0 && pro >= 0 && contra >= 0 && Math.abs(sum - 1) <= TOLERANCE;
    }

    /** The probability of one class. */
    public double of(Stance stance) {
        return switch (stance) {
            case NEUTRAL -> neutral;
            case PRO -> pro;
            case CONTRA -> contra;
        };
    }

    /** The likeliest class; of equals the first in the order neutral, pro, contra. */
    public Stance likeliest() {
        Stance best = Stance.NEUTRAL;
        for (Stance stance : Stance.values()) {
            best = of(stance) > of(best) ? stance : best;
        }
        return best;
    }
}
