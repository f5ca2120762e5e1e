package org.mediabalance.balance;

import org.mediabalance.study.Stance;

/** The share of each class in a set of items; not negative, summing to 1. */
public record ClassShares(double neutral, double pro, double contra) {
    private static final double TOLERANCE = 1e-6;

    public ClassShares {
        if (!(neutral >= 0 && pro >= 0 && contra >= 0) || Math.abs(neutral + pro + contra - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "shares " + neutral + ", " + pro + ", " + contra + " must not be negative and sum to 1");
        }
    }

    /** Shares proportional to three weights of which one is positive, in the order of {@link Stance}. */
    static ClassShares proportional(double... weights) {
        double sum = weights[0] + weights[1] + weights[2];
        return new ClassShares(weights[0] / sum, weights[1] / sum, weights[2] / sum);
    }

    /** The share of one class. */
    public double of(Stance stance) {
        return array()[stance.ordinal()];
    }

    /** Mean over the classes of the absolute difference: the error measure of the quantification literature (AE). */
    public double absoluteError(ClassShares other) {
        return (Math.abs(neutral - other.neutral) + Math.abs(pro - other.pro) + Math.abs(contra - other.contra)) / 3;
    }

    double[] array() {
        return new double[]{neutral, pro, contra};
    }
}
