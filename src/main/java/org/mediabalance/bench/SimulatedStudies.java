package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mediabalance.balance.ClassShares;
import org.mediabalance.balance.Posterior;
import org.mediabalance.balance.PredictionPowered;
import org.mediabalance.study.Stance;

/**
 * Studies with a known truth: items of known class, a classifier of known accuracy, people who code a random sample. How
 * often the published interval holds the truth, and how wide it is beside the interval of the same codes alone.
 *
 * <p>The classifier sees, per class, a normal variable with a bump for the true class; its posterior is exact for equal
 * classes and therefore wrong for every other mix, as a classifier trained elsewhere is.
 */
final class SimulatedStudies {
    private static final double LEVEL = 0.95;
    private static final int STRATA = 4;
    /** One population serves many samples: the interval is about sampling from a fixed set of items. */
    private static final int SAMPLES = 20;
    private static final int CALIBRATION_ITEMS = 40_000;

    private SimulatedStudies() {
    }

    /** One kind of study; {@code studies} is rounded up to whole populations. */
    record Setting(double accuracy, ClassShares truth, int items, int codes, int studies, long seed) {}

    /**
     * What the simulated studies of a setting showed, over classes that occur.
     *
     * @param coverage share of intervals that held the truth
     * @param least the same for the class with the least
     * @param width mean width divided by the mean width from the same codes alone
     * @param zeroCoverage share of intervals that held 0 for a class that does not occur; NaN-free: 1 when all occur
     */
    record Result(Setting setting, double coverage, double least, double width, double zeroCoverage) {}

    static Result run(Setting setting) {
        SplittableRandom random = new SplittableRandom(setting.seed());
        double bump = bump(setting.accuracy());
        Score score = new Score();
        for (int population = 0; population * SAMPLES < setting.studies(); population++) {
            Population items = Population.draw(setting, bump, random);
            for (int sample = 0; sample < SAMPLES; sample++) {
                score.add(items, items.study(setting.codes(), random));
            }
        }
        return score.result(setting);
    }

    /** The bump that gives the accuracy on equal classes, by bisection over one fixed draw. */
    private static double bump(double accuracy) {
        double low = 0;
        double high = 8;
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            RandomGenerator random = new SplittableRandom(1);
            int hits = 0;
            for (int i = 0; i < CALIBRATION_ITEMS; i++) {
                double right = random.nextGaussian() + middle;
                hits += right > Math.max(random.nextGaussian(), random.nextGaussian()) ? 1 : 0;
            }
            if (hits < accuracy * CALIBRATION_ITEMS) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Items of known class with their posteriors, in strata of unequal size and mix. */
    private record Population(Stance[] classes, Posterior[] posteriors, int[][] strata, double[] truth,
            PredictionPowered uncoded) {

        static Population draw(Setting setting, double bump, RandomGenerator random) {
            int n = setting.items();
            Stance[] classes = new Stance[n];
            int neutral = (int) Math.round(setting.truth().neutral() * n);
            int pro = (int) Math.round(setting.truth().pro() * n);
            Posterior[] posteriors = new Posterior[n];
            List<List<Integer>> strata = IntStream.range(0, STRATA)
                    .mapToObj(s -> (List<Integer>) new ArrayList<Integer>()).toList();
            double[] truth = new double[Stance.values().length];
            for (int i = 0; i < n; i++) {
                classes[i] = i < neutral ? Stance.NEUTRAL : i < neutral + pro ? Stance.PRO : Stance.CONTRA;
                truth[classes[i].ordinal()] += 1.0 / n;
                posteriors[i] = posterior(classes[i], bump, random);
                // Pro items gather in the later strata, so that outlets differ.
                int stratum = classes[i] == Stance.PRO
                        ? Math.max(random.nextInt(STRATA), random.nextInt(STRATA))
                        : random.nextInt(STRATA);
                strata.get(stratum).add(i);
            }
            PredictionPowered uncoded = new PredictionPowered();
            for (int s = 0; s < STRATA; s++) {
                for (int item : strata.get(s)) {
                    uncoded.add(Integer.toString(s), posteriors[item], Optional.empty());
                }
            }
            return new Population(classes, posteriors,
                    strata.stream().map(s -> s.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new), truth,
                    uncoded);
        }

        private static Posterior posterior(Stance stance, double bump, RandomGenerator random) {
            double[] weights = new double[Stance.values().length];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = Math.exp(bump * (random.nextGaussian() + (k == stance.ordinal() ? bump : 0)));
            }
            double sum = Arrays.stream(weights).sum();
            return new Posterior(weights[0] / sum, weights[1] / sum, weights[2] / sum);
        }

        /** One study: the same share of every stratum is coded. */
        PredictionPowered.Estimated study(int codes, RandomGenerator random) {
            PredictionPowered study = uncoded.resampled();
            int drawnBefore = 0;
            int seen = 0;
            for (int s = 0; s < strata.length; s++) {
                int[] stratum = strata[s];
                seen += stratum.length;
                int drawn = (int) Math.round((double) codes * seen / classes.length) - drawnBefore;
                drawnBefore += drawn;
                for (int at = 0; at < drawn; at++) {
                    int other = at + random.nextInt(stratum.length - at);
                    int item = stratum[other];
                    stratum[other] = stratum[at];
                    stratum[at] = item;
                    study.code(Integer.toString(s), posteriors[item], classes[item]);
                }
            }
            return (PredictionPowered.Estimated) study.estimate(LEVEL);
        }
    }

    /** Hits and widths over the studies of a setting. */
    private static final class Score {
        private final int[] held = new int[Stance.values().length];
        private final double[] width = new double[held.length];
        private final double[] byHand = new double[held.length];
        private double[] truth;
        private int studies;

        void add(Population items, PredictionPowered.Estimated estimated) {
            truth = items.truth();
            studies++;
            for (PredictionPowered.Share share : estimated.shares()) {
                int k = share.stance().ordinal();
                // Both ends are sums of many fractions; a truth on the very edge counts as held.
                boolean in = truth[k] > share.interval().low() - 1e-9 && truth[k] < share.interval().high() + 1e-9;
                held[k] += in ? 1 : 0;
                width[k] += share.interval().width();
                byHand[k] += share.byHand().width();
            }
        }

        Result result(Setting setting) {
            int[] occurring = IntStream.range(0, truth.length).filter(k -> truth[k] > 0).toArray();
            double coverage = Arrays.stream(occurring).mapToDouble(this::coverage).average().orElseThrow();
            double least = Arrays.stream(occurring).mapToDouble(this::coverage).min().orElseThrow();
            double ratio = Arrays.stream(occurring).mapToDouble(k -> width[k]).sum()
                    / Arrays.stream(occurring).mapToDouble(k -> byHand[k]).sum();
            double zero = IntStream.range(0, truth.length).filter(k -> truth[k] == 0).mapToDouble(this::coverage)
                    .min().orElse(1);
            return new Result(setting, coverage, least, ratio, zero);
        }

        private double coverage(int k) {
            return (double) held[k] / studies;
        }
    }
}
