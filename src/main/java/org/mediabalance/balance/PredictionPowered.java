package org.mediabalance.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.mediabalance.study.Stance;

/**
 * The share of each class among all items, from a random sample of human codes and the classifier's posteriors for all
 * items: prediction-powered inference with a tuned weight (PPI++, Angelopoulos, Duchi and Zrnic 2023), stratified, which
 * in survey statistics is the difference estimator (Cochran 1977, chapter 7). The classifier may be as bad as it likes:
 * that widens the interval and does not bias the estimate. Not safe for several threads.
 *
 * <p>Steps: (1) posteriors are rescaled to the shares that EMQ finds, which needs no code; (2) per class, the mean over
 * all items of {@code w f} plus the mean over the sample of {@code y - w f}, per stratum, weighted by stratum size;
 * (3) the variance of {@code y - w f} gives an effective number of items, and that number the Wilson interval, with
 * Student's critical value and the finite-population correction.
 */
public final class PredictionPowered {
    /** Random human codes below which no estimate is given: Student's value and the variance mean nothing. */
    public static final int SAMPLE_MIN = 10;
    /**
     * Parts of a mistake that are added to the sample, because a good classifier makes few or none in a small one and the
     * variance then looks too small: more for rare classes, whose few mistakes are all on one side, and for samples that
     * are a large part of few items. Found with {@code bench quantify}; without them coverage falls to 0.77 for a class
     * of 5 % at accuracy 0.95, and with them the width at accuracy 0.85 grows by 2 %.
     */
    private static final double PSEUDO_MISTAKES_RARE = 0.12;
    private static final double PSEUDO_MISTAKES_SMALL = 0.3;
    /** Pulls the weight of a rare class, which few codes determine, toward the weight of all classes together. */
    private static final double WEIGHT_PULL = 1;
    private static final ClassShares EQUAL = new ClassShares(1 / 3.0, 1 / 3.0, 1 / 3.0);

    private final ClassShares training;
    private final Map<String, Stratum> strata = new TreeMap<>();
    private long unusable;
    private double[] scale;

    /** Starts with no items; {@code training} are the shares in the data the classifier was trained on. */
    public PredictionPowered(ClassShares training) {
        this.training = training;
    }

    /** Starts for a classifier trained on classes of equal weight. */
    public PredictionPowered() {
        this(EQUAL);
    }

    /** What is known after all items were added. */
    public sealed interface Outcome {
    }

    /**
     * Estimates.
     *
     * @param humanCodes size of the random sample behind them
     * @param unusable items whose posterior was not a distribution; they count as no opinion, which costs width only
     */
    public record Estimated(List<Share> shares, long items, long humanCodes, long unusable) implements Outcome {
        public Estimated {
            shares = List.copyOf(shares);
        }
    }

    /** No estimate can be given; {@code why} is a sentence. */
    public record NotEstimated(String why) implements Outcome {}

    /**
     * One class.
     *
     * @param weight how far the classifier's answer is used: 0 not at all, 1 fully
     * @param byHand the Wilson interval from the human codes alone, to see what the classifier was worth
     */
    public record Share(Stance stance, double value, Interval interval, double weight, Interval byHand) {}

    /**
     * Adds one item.
     *
     * @param stratum such as outlet and language; the sample must be random within it
     * @param drawn the human code, if the item was drawn at random for coding and has a stance
     */
    public void add(String stratum, Posterior posterior, Optional<Stance> drawn) {
        if (!posterior.isDistribution()) {
            unusable++;
        }
        scale = null;
        strata.computeIfAbsent(stratum, k -> new Stratum(new PosteriorBins())).items
                .add(PosteriorBins.Bin.of(posterior));
        drawn.ifPresent(stance -> code(stratum, posterior, stance));
    }

    /** Gives an item that was added without a code its human code. */
    public void code(String stratum, Posterior posterior, Stance stance) {
        strata.get(stratum).code(PosteriorBins.Bin.of(posterior), stance);
    }

    /** The same items without codes, for another sample of them; no item may be added to either from now on. */
    public PredictionPowered resampled() {
        PredictionPowered other = new PredictionPowered(training);
        strata.forEach((name, stratum) -> other.strata.put(name, new Stratum(stratum.items)));
        other.unusable = unusable;
        other.scale = scale();
        return other;
    }

    /** The estimates at this level, such as 0.95. */
    public Outcome estimate(double level) {
        List<Stratum> usable = usable(strata.values());
        long items = usable.stream().mapToLong(Stratum::size).sum();
        long codes = usable.stream().mapToLong(s -> s.codes.size()).sum();
        if (codes < Math.min(SAMPLE_MIN, items) || codes == 0) {
            return new NotEstimated("too few items drawn at random were coded by people");
        }
        double[] scale = scale();
        List<Moments> moments = Arrays.stream(Stance.values()).map(k -> new Moments(usable, items, k, scale)).toList();
        double jointWeight = joint(moments);
        long df = Math.max(1, codes - usable.size() - 1);
        double critical = TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2);
        return new Estimated(moments.stream().map(m -> m.share(jointWeight, critical, level)).toList(), items, codes,
                unusable);
    }

    /** How each class is rescaled from the classifier's training data to the items at hand. */
    private double[] scale() {
        if (scale == null) {
            double[][] posteriors = strata.values().stream().flatMap(s -> Arrays.stream(s.items.sorted()))
                    .map(PosteriorBins.Bin::posterior).toArray(double[][]::new);
            double[] weights = strata.values().stream()
                    .flatMapToDouble(s -> Arrays.stream(s.items.sorted()).mapToDouble(s.items::count)).toArray();
            scale = Quantifier.Aggregation.ratio(new Quantifier.EMQ(training).shares(posteriors, weights).array(),
                    training.array());
        }
        return scale;
    }

    private static double joint(List<Moments> moments) {
        double covariance = moments.stream().mapToDouble(m -> m.covariance).sum();
        double variance = moments.stream().mapToDouble(m -> m.answerVariance).sum();
        return variance == 0 ? 0 : Math.max(0, covariance / variance);
    }

    /** Strata with fewer than two codes have no variance of their own and are joined; a full count needs none. */
    private static List<Stratum> usable(Collection<Stratum> strata) {
        List<Stratum> usable = new ArrayList<>();
        Stratum rest = new Stratum(new PosteriorBins());
        for (Stratum stratum : strata) {
            if (stratum.codes.size() >= 2 || stratum.codes.size() == stratum.size()) {
                usable.add(stratum);
            } else {
                rest.addAll(stratum);
            }
        }
        if (rest.size() > 0 && rest.codes.size() < 2 && !usable.isEmpty()) {
            usable.sort((a, b) -> Long.compare(a.size(), b.size()));
            rest.addAll(usable.removeFirst());
        }
        if (rest.size() > 0) {
            usable.add(rest);
        }
        return usable;
    }

    /** One stratum with its sample. */
    private static final class Stratum {
        private final PosteriorBins items;
        private final List<Stance> codes = new ArrayList<>();
        private final List<PosteriorBins.Bin> ofCoded = new ArrayList<>();

        Stratum(PosteriorBins items) {
            this.items = items;
        }

        void code(PosteriorBins.Bin bin, Stance stance) {
            codes.add(stance);
            ofCoded.add(bin);
        }

        void addAll(Stratum other) {
            items.addAll(other.items);
            codes.addAll(other.codes);
            ofCoded.addAll(other.ofCoded);
        }

        long size() {
            return items.size();
        }
    }

    /** Means and variances of one class over the strata; variances are of the weighted mean, per unit of design. */
    private static final class Moments {
        private final Stance stance;
        private final double sampled;
        private final long codes;
        /** The variance of a weighted mean of independent values of variance 1: {@code (1 - n/N) / n} unstratified. */
        private double design;
        private double byHand;
        private double answerAll;
        private double answerSample;
        private double codeVariance;
        private double answerVariance;
        private double covariance;

        Moments(List<Stratum> strata, long items, Stance stance, double[] scale) {
            this.stance = stance;
            this.sampled = (double) strata.stream().mapToLong(s -> s.codes.size()).sum() / items;
            this.codes = strata.stream().mapToLong(s -> s.codes.size()).sum() - strata.size();
            for (Stratum stratum : strata) {
                add(stratum, (double) stratum.size() / items, scale);
            }
            if (design > 0) {
                codeVariance /= design;
                answerVariance /= design;
                covariance /= design;
            }
        }

        private void add(Stratum stratum, double weight, double[] scale) {
            int k = stance.ordinal();
            int n = stratum.codes.size();
            double all = stratum.items.means(scale)[k];
            double[] y = stratum.codes.stream().mapToDouble(c -> c == stance ? 1 : 0).toArray();
            double[] f = stratum.ofCoded.stream().mapToDouble(b -> PosteriorBins.rescaled(b, scale, k)).toArray();
            double meanY = Arrays.stream(y).average().orElseThrow();
            double meanF = Arrays.stream(f).average().orElseThrow();
            double unit = weight * weight * (1 - (double) n / stratum.size()) / n;
            design += unit;
            byHand += weight * meanY;
            answerAll += weight * all;
            answerSample += weight * meanF;
            for (int i = 0; i < n && n > 1; i++) {
                codeVariance += unit * (y[i] - meanY) * (y[i] - meanY) / (n - 1);
                answerVariance += unit * (f[i] - meanF) * (f[i] - meanF) / (n - 1);
                covariance += unit * (y[i] - meanY) * (f[i] - meanF) / (n - 1);
            }
        }

        /** Where no code, or every code, is of this class, the sample cannot judge the classifier and it is not used. */
        Share share(double jointWeight, double critical, double level) {
            if (design == 0) {
                Interval exact = new Interval(byHand, byHand);
                return new Share(stance, byHand, exact, 0, exact);
            }
            double spread = codeVariance == 0 ? 1 : byHand * (1 - byHand) / codeVariance;
            Interval hand = Intervals.wilson(byHand, spread / design, level);
            if (codeVariance == 0) {
                return new Share(stance, byHand, Intervals.score(byHand, 1 / design, critical), 0, hand);
            }
            double pull = WEIGHT_PULL / codes;
            double weight = (covariance + pull * jointWeight) / (answerVariance + pull);
            double rest = codeVariance - 2 * weight * covariance + weight * weight * answerVariance;
            double lopsided = (1 - 2 * byHand) * (1 - 2 * byHand);
            double pseudo = PSEUDO_MISTAKES_RARE * lopsided + PSEUDO_MISTAKES_SMALL * sampled;
            double ratio = Math.min(1, (rest * codes * codes / Math.max(1, codes - 1) + pseudo)
                    / (codeVariance * codes + pseudo));
            double value = Math.clamp(byHand + weight * (answerAll - answerSample), 0, 1);
            return new Share(stance, value, Intervals.score(value, spread / (design * ratio), critical), weight, hand);
        }
    }
}
