package org.mediabalance.balance;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.mediabalance.study.Stance;

/**
 * Confidence intervals of a share. Sources: Clopper and Pearson 1934; Wilson 1927; Brown, Cai and DasGupta 2001 for
 * Jeffreys. The Wald interval is left out on purpose: at 0 of n it is [0, 0].
 */
public enum Intervals {
    /** Exact, never below its level; the one to quote when a reader is hostile. */
    CLOPPER_PEARSON(BinomialConfidenceInterval.CLOPPER_PEARSON),
    /** Score interval; close to its level on average, shorter than Clopper-Pearson. */
    WILSON(BinomialConfidenceInterval.WILSON_SCORE),
    /** Equal-tailed Bayesian interval under the Jeffreys prior. */
    JEFFREYS(BinomialConfidenceInterval.JEFFREYS);

    private final BinomialConfidenceInterval method;

    Intervals(BinomialConfidenceInterval method) {
        this.method = method;
    }

    /**
     * The interval of {@code part / whole}.
     *
     * @param whole at least 1; {@code part} between 0 and {@code whole}
     * @param level such as 0.95
     */
    public Interval of(long part, long whole, double level) {
        if (whole < 1 || part < 0 || part > whole) {
            throw new IllegalArgumentException("no interval for " + part + " of " + whole);
        }
        var interval = method.fromErrorRate(Math.toIntExact(whole), Math.toIntExact(part), 1 - level);
        return new Interval(interval.getLowerBound(), interval.getUpperBound());
    }

    /**
     * The Wilson score interval of a share that was estimated as precisely as from {@code effective} independent items,
     * a number that need not be whole (Korn and Graubard 1998 use effective sizes in this way).
     */
    static Interval wilson(double share, double effective, double level) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return score(share, effective, z);
    }

    /** The score interval for a given critical value. */
    static Interval score(double share, double effective, double critical) {
        double z2 = critical * critical / effective;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Math.sqrt(Math.max(0, share * (1 - share)) * z2 + z2 * z2 / 4) / (1 + z2);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** Goodman's interval is the score interval with the error shared out evenly over the classes. */
    static Figure goodman(double[] in, boolean low) {
        if (in[1] == 0) {
            return new Figure.NoData("the whole is empty");
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - in[2]) / 2 / Stance.values().length);
        Interval interval = score(in[0] / in[1], in[1], z);
        return new Figure.Known(low ? interval.low() : interval.high());
    }

    Figure low(double[] partWholeLevel) {
        return end(partWholeLevel, true);
    }

    Figure high(double[] partWholeLevel) {
        return end(partWholeLevel, false);
    }

    private Figure end(double[] in, boolean low) {
        if (in[1] == 0) {
            return new Figure.NoData("the whole is empty");
        }
        Interval interval = of((long) in[0], (long) in[1], in[2]);
        return new Figure.Known(low ? interval.low() : interval.high());
    }
}
