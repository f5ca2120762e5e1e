package org.mediabalance.stance;

import java.util.List;

/**
 * Temperature scaling (Guo et al. 2017): probabilities are raised to the power {@code 1 / temperature} and scaled to
 * sum 1 again, with the temperature that fits predictions of items the model was not trained on.
 *
 * @param temperature above 1 when the raw probabilities are too sure, below 1 when too timid
 */
record Calibration(double temperature) {
    private static final double LEAST = 0.05;
    private static final double MOST = 20;

    Calibration {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature " + temperature + ", must be above 0");
        }
    }

    /** The temperature with the highest likelihood, by golden-section search on its logarithm. */
    static Calibration fit(List<double[]> probabilities, int[] truth) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        while (high - low > 1e-4) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (new Calibration(Math.exp(left)).loss(probabilities, truth) < new Calibration(Math.exp(right))
                    .loss(probabilities, truth)) {
                high = right;
            } else {
                low = left;
            }
        }
        return new Calibration(Math.exp((low + high) / 2));
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
            scaled[i] = Math.pow(Math.max(1e-300, probabilities[i]), 1 / temperature);
            sum += scaled[i];
        }
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= sum;
        }
        return scaled;
    }
}
