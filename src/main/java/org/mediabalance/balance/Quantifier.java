package org.mediabalance.balance;

import java.util.Arrays;
import java.util.List;
import org.mediabalance.study.Stance;

/**
 * Estimates the share of each class in a set of items from what a classifier says of each item, without deciding any
 * item. The names are those of the literature (Forman 2008 for CC and ACC; Bella et al. 2010 for PCC and PACC; Saerens,
 * Latinne and Decaestecker 2002 for EMQ). Each is right under its assumption and none has an honest interval without
 * human codes of the set itself; a report therefore publishes {@link PredictionPowered} instead.
 */
public sealed interface Quantifier {

    /** The estimated shares; the list must not be empty. Posteriors that are not a distribution count as no opinion. */
    ClassShares prevalence(List<Posterior> items);

    /** Classify and count: the shares of the likeliest classes. Biased unless errors cancel. */
    record CC() implements Quantifier {
        @Override
        public ClassShares prevalence(List<Posterior> items) {
            return ClassShares.proportional(Aggregation.crisp(items));
        }
    }

    /** Probabilistic classify and count: the mean posterior. */
    record PCC() implements Quantifier {
        @Override
        public ClassShares prevalence(List<Posterior> items) {
            return ClassShares.proportional(Aggregation.soft(items));
        }
    }

    /** Adjusted classify and count: undoes the confusion measured on items with known class. */
    record ACC(ConfusionRates rates) implements Quantifier {

        /** Measures the confusion of likeliest classes on held-out items; {@code truth} is parallel to {@code items}. */
        public static ACC fit(List<Posterior> items, List<Stance> truth) {
            return new ACC(ConfusionRates.measure(items, truth, true));
        }

        @Override
        public ClassShares prevalence(List<Posterior> items) {
            return rates.undo(Aggregation.crisp(items));
        }
    }

    /** Probabilistic adjusted classify and count: as ACC, with mean posteriors. */
    record PACC(ConfusionRates rates) implements Quantifier {

        /** Measures the mean posterior of each true class on held-out items. */
        public static PACC fit(List<Posterior> items, List<Stance> truth) {
            return new PACC(ConfusionRates.measure(items, truth, false));
        }

        @Override
        public ClassShares prevalence(List<Posterior> items) {
            return rates.undo(Aggregation.soft(items));
        }
    }

    /**
     * Expectation maximisation for quantification, also called SLD: finds the shares under which the posteriors,
     * rescaled from the shares of the training data, average to those shares.
     *
     * @param training shares in the data that the classifier was trained on; a class of share 0 is never found
     */
    record EMQ(ClassShares training) implements Quantifier {
        /** Stop when the shares move by less than this on average, but not before the least number of rounds. */
        private static final double EPSILON = 1e-4;
        private static final int ROUNDS_MIN = 11;
        private static final int ROUNDS_MAX = 1_000;

        @Override
        public ClassShares prevalence(List<Posterior> items) {
            double[][] posteriors = items.stream().map(Aggregation::array).toArray(double[][]::new);
            double[] weights = new double[posteriors.length];
            Arrays.fill(weights, 1);
            return shares(posteriors, weights);
        }

        /** The same for distinct posteriors, each of which occurs {@code weights[i]} times. */
        ClassShares shares(double[][] posteriors, double[] weights) {
            double[] from = training.array();
            double[] shares = from.clone();
            double moved = 1;
            for (int round = 0; round < ROUNDS_MAX && (round <= ROUNDS_MIN || moved >= EPSILON); round++) {
                double[] next = Aggregation.meanRescaled(posteriors, weights, Aggregation.ratio(shares, from));
                moved = ClassShares.proportional(next).absoluteError(ClassShares.proportional(shares));
                shares = next;
            }
            return ClassShares.proportional(shares);
        }
    }

    /** The sums that quantifiers are made of. */
    final class Aggregation {
        private Aggregation() {
        }

        static double[] array(Posterior posterior) {
            Posterior p = posterior.isDistribution() ? posterior : Posterior.UNIFORM;
            return new double[]{p.neutral(), p.pro(), p.contra()};
        }

        static double[] crisp(List<Posterior> items) {
            double[] counts = new double[Stance.values().length];
            items.forEach(p -> counts[p.likeliest().ordinal()] += 1.0 / items.size());
            return counts;
        }

        static double[] soft(List<Posterior> items) {
            double[] sums = new double[Stance.values().length];
            for (Posterior item : items) {
                double[] p = array(item);
                Arrays.setAll(sums, k -> sums[k] + p[k] / items.size());
            }
            return sums;
        }

        static double[] ratio(double[] to, double[] from) {
            double[] ratio = new double[to.length];
            Arrays.setAll(ratio, k -> from[k] == 0 ? 0 : to[k] / from[k]);
            return ratio;
        }

        /** The mean of the posteriors after rescaling each; one without weight under the scale is left out. */
        static double[] meanRescaled(double[][] posteriors, double[] weights, double[] scale) {
            double[] sums = new double[scale.length];
            for (int i = 0; i < posteriors.length; i++) {
                double[] p = posteriors[i];
                double all = p[0] * scale[0] + p[1] * scale[1] + p[2] * scale[2];
                for (int k = 0; k < sums.length && all > 0; k++) {
                    sums[k] += weights[i] * p[k] * scale[k] / all;
                }
            }
            double total = sums[0] + sums[1] + sums[2];
            Arrays.setAll(sums, k -> total == 0 ? scale[k] : sums[k] / total);
            return sums;
        }
    }
}
