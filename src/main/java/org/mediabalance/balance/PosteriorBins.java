package org.mediabalance.balance;

import java.util.HashMap;
import java.util.Map;

/** Items counted by their posterior; not safe for several threads. */
final class PosteriorBins {
    private final Map<Bin, Long> bins = new HashMap<>();
    private Bin[] sorted;
    private double[] means;
    private double[] meansScale;
    private long size;

    void add(Bin bin) {
        add(bin, 1);
    }

    void addAll(PosteriorBins other) {
        other.bins.forEach(this::add);
    }

    private void add(Bin bin, long count) {
        size += count;
        bins.merge(bin, count, Long::sum);
        sorted = null;
        means = null;
    }

    /** The bins in one order, so that sums come out the same in every run. */
    Bin[] sorted() {
        if (sorted == null) {
            sorted = bins.keySet().stream().sorted().toArray(Bin[]::new);
        }
        return sorted;
    }

    double count(Bin bin) {
        return bins.get(bin);
    }

    /** The mean rescaled probability of each class; kept for the next call with the same scale. */
    double[] means(double[] scale) {
        if (means == null || meansScale != scale) {
            double[] sums = new double[scale.length];
            for (Bin bin : sorted()) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += count(bin) * rescaled(bin, scale, k) / size;
                }
            }
            means = sums;
            meansScale = scale;
        }
        return means;
    }

    static double rescaled(Bin bin, double[] scale, int k) {
        double[] p = bin.posterior();
        double all = p[0] * scale[0] + p[1] * scale[1] + p[2] * scale[2];
        return all == 0 ? 1.0 / p.length : p[k] * scale[k] / all;
    }

    long size() {
        return size;
    }

    /**
     * A posterior in hundredths. Rounding coded and uncoded items alike keeps the estimate unbiased, and a million items
     * take no more memory than the few thousand bins.
     */
    record Bin(int neutral, int pro, int contra) implements Comparable<Bin> {
        private static final double STEPS = 100;

        static Bin of(Posterior posterior) {
            double[] p = Quantifier.Aggregation.array(posterior);
            return new Bin((int) Math.round(p[0] * STEPS), (int) Math.round(p[1] * STEPS),
                    (int) Math.round(p[2] * STEPS));
        }

        double[] posterior() {
            return new double[]{neutral / STEPS, pro / STEPS, contra / STEPS};
        }

        @Override
        public int compareTo(Bin other) {
            int first = Integer.compare(neutral, other.neutral);
            int second = first != 0 ? first : Integer.compare(pro, other.pro);
            return second != 0 ? second : Integer.compare(contra, other.contra);
        }
    }
}
