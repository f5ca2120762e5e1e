package org.mediabalance.stance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns the probabilities of a model that learned every code as equally common into those of the data: raised to the
 * power {@code 1 / temperature} (temperature scaling, Guo et al. 2017), times each code's share to the power
 * {@code prior} (Saerens et al. 2002 for 1), and scaled to sum 1 again. Both numbers fit predictions of items the model
 * was not trained on.
 *
 * @param temperature above 1 when the raw probabilities are too sure, below 1 when too timid
 * @param prior 0 leaves the codes equally common
 * @param shares of the codes among the training items
 */
record Calibration(double temperature, double prior, double[] shares) {
    private static final double LEAST = 0.05;
    private static final double MOST = 20;
    private static final int PRIOR_STEPS = 3;
    private static final double PRIOR_STEP = 0.5;

    Calibration {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature " + temperature + ", must be above 0");
        }
        for (double share : shares) {
            if (!(share > 0)) {
                throw new IllegalArgumentException("share " + share + ", must be above 0");
            }
        }
    }

    /** The pair with the highest likelihood; steps of {@value #PRIOR_STEP} for the prior. */
    static Calibration fit(List<double[]> probabilities, int[] truth, double[] shares) {
        return IntStream.rangeClosed(0, PRIOR_STEPS)
                .mapToObj(step -> temperature(probabilities, truth, step * PRIOR_STEP, shares))
                .min(Comparator.comparingDouble(c -> c.loss(probabilities, truth))).orElseThrow();
    }

    /** The temperature by golden-section search on its logarithm. */
    private static Calibration temperature(List<double[]> probabilities, int[] truth, double prior, double[] shares) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        while (high - low > 1e-3) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (new Calibration(Math.exp(left), prior, shares).loss(probabilities, truth) < new Calibration(
                    Math.exp(right), prior, shares).loss(probabilities, truth)) {
                high = right;
            } else {
                low = left;
            }
        }
        return new Calibration(Math.exp((low + high) / 2), prior, shares);
    }

    /** Negative log-likelihood of the truth under the calibrated probabilities. */
    double loss(List<double[]> probabilities, int[] truth) {
        double loss = 0;
        for (int i = 0; i < truth.length; i++) {
            loss -= Math.log(Math.max(1e-12, apply(probabilities.get(i))[truth[i]]));
        }
        return loss;
    }

    double[] apply(double[] probabilities) {
        double[] scaled = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.pow(Math.max(1e-300, probabilities[i]), 1 / temperature) * Math.pow(shares[i], prior);
            sum += scaled[i];
        }
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= sum;
        }
        return scaled;
    }
}
