package org.mediabalance.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediabalance.balance.Quantifier.ACC;
import org.mediabalance.balance.Quantifier.CC;
import org.mediabalance.balance.Quantifier.EMQ;
import org.mediabalance.balance.Quantifier.PACC;
import org.mediabalance.balance.Quantifier.PCC;
import org.mediabalance.study.Stance;

class QuantifierTest {
    private static final ClassShares EQUAL = new ClassShares(1 / 3.0, 1 / 3.0, 1 / 3.0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aPerfectClassifierMakesEveryQuantifierEqualThePlainCount(long seed) {
        List<Stance> truth = classes(new SplittableRandom(seed), 300, 0.2, 0.7);
        List<Posterior> sure = truth.stream().map(QuantifierTest::sure).toList();
        ClassShares counted = count(truth);

        for (Quantifier quantifier : List.of(new CC(), new PCC(), ACC.fit(sure, truth), PACC.fit(sure, truth),
                new EMQ(EQUAL))) {
            assertThat(quantifier.prevalence(sure).absoluteError(counted)).as(quantifier + " seed " + seed)
                    .isLessThan(1e-9);
        }
    }

    @Test
    void adjustmentUndoesAnAsymmetricConfusionThatMisleadsThePlainCount() {
        List<Stance> training = classes(new SplittableRandom(1), 3_000, 0.34, 0.33);
        List<Stance> test = classes(new SplittableRandom(2), 3_000, 0.10, 0.20);
        List<Posterior> trainingSaid = confused(training, 3);
        List<Posterior> said = confused(test, 4);
        ClassShares truth = count(test);

        double plain = new CC().prevalence(said).absoluteError(truth);

        assertThat(plain).isGreaterThan(0.05);
        assertThat(ACC.fit(trainingSaid, training).prevalence(said).absoluteError(truth)).isLessThan(plain / 3);
        assertThat(PACC.fit(trainingSaid, training).prevalence(said).absoluteError(truth)).isLessThan(plain / 3);
    }

    /**
     * Two items with posteriors (0.8, 0.2, 0) and (0.3, 0.7, 0) and equal training shares of the first two classes: the
     * fixed point q of the update solves 0.8 / (0.6 q + 0.2) + 0.3 / (0.7 - 0.4 q) = 2, so 0.48 q^2 - 0.82 q + 0.34 = 0,
     * of which the inner solution is q = 17/24.
     */
    @Test
    void emqReachesTheFixedPointThatAlgebraGives() {
        List<Posterior> items = List.of(new Posterior(0.8, 0.2, 0), new Posterior(0.3, 0.7, 0));

        ClassShares shares = new EMQ(new ClassShares(0.5, 0.5, 0)).prevalence(items);

        assertThat(shares.neutral()).isCloseTo(17 / 24.0, within(2e-3));
        assertThat(shares.contra()).isZero();
    }

    @Test
    void posteriorsThatAreNotADistributionCountAsNoOpinion() {
        Posterior broken = new Posterior(Double.NaN, 0.5, 0.5);

        assertThat(new PCC().prevalence(List.of(broken, broken)).absoluteError(EQUAL)).isLessThan(1e-12);
        assertThat(new Posterior(0.9, 0.9, 0.9).isDistribution()).isFalse();
        assertThat(new Posterior(Double.POSITIVE_INFINITY, 0, 0).isDistribution()).isFalse();
    }

    @Test
    void theOrderOfItemsDoesNotMatter() {
        List<Posterior> said = new ArrayList<>(confused(classes(new SplittableRandom(5), 200, 0.5, 0.3), 6));
        ClassShares before = new EMQ(EQUAL).prevalence(said);
        Collections.shuffle(said, new Random(1));

        assertThat(new EMQ(EQUAL).prevalence(said).absoluteError(before)).isLessThan(1e-9);
    }

    @Test
    void codingEveryItemMakesThePublishedFigureThePlainCount() {
        PredictionPowered study = new PredictionPowered();
        List<Stance> truth = classes(new SplittableRandom(8), 193, 0.56, 0.44);
        truth.forEach(stance -> study.add("all", Posterior.UNIFORM, Optional.of(stance)));

        var estimated = (PredictionPowered.Estimated) study.estimate(0.95);

        for (PredictionPowered.Share share : estimated.shares()) {
            assertThat(share.value()).isCloseTo(count(truth).of(share.stance()), within(1e-12));
            assertThat(share.interval().width()).isZero();
        }
    }

    @Test
    void aUselessClassifierDoesNotMoveTheFigureAwayFromTheHumanCodes() {
        PredictionPowered study = new PredictionPowered();
        List<Stance> truth = classes(new SplittableRandom(9), 1_000, 0.5, 0.4);
        List<Stance> sample = IntStream.range(0, 100).mapToObj(i -> truth.get(10 * i)).toList();
        for (int i = 0; i < truth.size(); i++) {
            study.add("all", new Posterior(0.2, 0.2, 0.6), i % 10 == 0 ? Optional.of(truth.get(i)) : Optional.empty());
        }

        var estimated = (PredictionPowered.Estimated) study.estimate(0.95);

        for (PredictionPowered.Share share : estimated.shares()) {
            assertThat(share.interval().width()).isBetween(share.byHand().width() * 0.95, share.byHand().width() * 1.1);
            assertThat(share.value()).isCloseTo(count(sample).of(share.stance()), within(1e-12));
        }
    }

    @Test
    void aClassThatNobodyFoundInTheSampleIsZeroWithAnUpperBoundWhateverTheMachineSays() {
        PredictionPowered study = new PredictionPowered();
        for (int i = 0; i < 500; i++) {
            study.add("all", new Posterior(0.3, 0.3, 0.4), i < 60
                    ? Optional.of(i % 2 == 0 ? Stance.PRO : Stance.NEUTRAL)
                    : Optional.empty());
        }

        var contra = ((PredictionPowered.Estimated) study.estimate(0.95)).shares().get(Stance.CONTRA.ordinal());

        assertThat(contra.value()).isZero();
        assertThat(contra.interval().low()).isZero();
        assertThat(contra.interval().high()).isBetween(0.03, 0.08);
    }

    @Test
    void strataOfOneItemAndTooFewCodesGiveAnAnswerInWords() {
        PredictionPowered study = new PredictionPowered();
        for (int i = 0; i < 40; i++) {
            study.add("stratum" + i, Posterior.UNIFORM, i < 3 ? Optional.of(Stance.PRO) : Optional.empty());
        }

        assertThat(study.estimate(0.95)).isEqualTo(
                new PredictionPowered.NotEstimated("too few items drawn at random were coded by people"));
        assertThat(new PredictionPowered().estimate(0.95)).isInstanceOf(PredictionPowered.NotEstimated.class);
    }

    @Test
    void thePlanDrawsWithinStrataAndKnowsEachChance() {
        List<String> large = IntStream.range(0, 900).mapToObj(i -> "l" + i).toList();
        List<String> small = List.of("s0", "s1", "s2");

        SamplingPlan plan = SamplingPlan.draw(Map.of("large", large, "small", small), 100, 3);

        assertThat(plan.byStratum()).containsEntry("small", 2L).containsEntry("large", 100L);
        assertThat(plan.draws()).extracting(SamplingPlan.Draw::item).doesNotHaveDuplicates();
        assertThat(plan.draws().stream().mapToDouble(d -> 1 / d.inclusion()).sum()).isCloseTo(903, within(1e-6));
        assertThat(SamplingPlan.draw(Map.of("small", small, "large", large), 100, 3)).isEqualTo(plan);
    }

    /** Cochran 1977, section 4.4: 385 for five points up and down of a large population. */
    @Test
    void theNumberToCodeIsTheTextbookOneAndNeverMoreThanThereIs() {
        assertThat(SamplingPlan.codesNeeded(10_000_000, 0.05, 0)).isEqualTo(385);
        assertThat(SamplingPlan.codesNeeded(193, 0.05, 0)).isEqualTo(129);
        assertThat(SamplingPlan.codesNeeded(193, 0.001, 0)).isEqualTo(193);
        assertThat(SamplingPlan.codesNeeded(10_000_000, 0.05, 0.5)).isEqualTo(193);
        assertThatThrownBy(() -> SamplingPlan.codesNeeded(10, 0, 0)).hasMessageContaining("half-width 0.0");
    }

    private static List<Stance> classes(SplittableRandom random, int n, double neutral, double pro) {
        List<Stance> classes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double at = random.nextDouble();
            classes.add(at < neutral ? Stance.NEUTRAL : at < neutral + pro ? Stance.PRO : Stance.CONTRA);
        }
        return classes;
    }

    /** Contra is taken for pro half of the time, the others rarely for anything else. */
    private static List<Posterior> confused(List<Stance> truth, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return truth.stream().map(stance -> {
            double at = random.nextDouble();
            Stance said = stance == Stance.CONTRA && at < 0.5 || stance == Stance.NEUTRAL && at < 0.1
                    ? Stance.PRO
                    : stance;
            Posterior p = sure(said);
            return new Posterior(0.1 + 0.7 * p.neutral(), 0.1 + 0.7 * p.pro(), 0.1 + 0.7 * p.contra());
        }).toList();
    }

    private static Posterior sure(Stance stance) {
        return new Posterior(stance == Stance.NEUTRAL ? 1 : 0, stance == Stance.PRO ? 1 : 0,
                stance == Stance.CONTRA ? 1 : 0);
    }

    private static ClassShares count(List<Stance> truth) {
        double[] counts = new double[Stance.values().length];
        truth.forEach(stance -> counts[stance.ordinal()]++);
        return ClassShares.proportional(counts);
    }
}
