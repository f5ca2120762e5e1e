package org.mediabalance.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.mediabalance.study.Reliability;

/**
 * Krippendorff's alpha for nominal codes by any number of coders with gaps (Hayes and Krippendorff 2007), with a
 * percentile bootstrap over items. Stateless; the same input and seed give the same figures.
 */
public final class Agreement {
    /** Replicates of the bootstrap: 1,000 fix the ends of a 95 % interval to about 0.01 for a few hundred items. */
    static final int REPLICATES = 1_000;
    private static final double TAIL = 0.025;

    private Agreement() {
    }

    /** One code by one coder; {@code value} is any word of the variable's code set. */
    public record Given(String item, String coder, String value) {}

    /**
     * Agreement of all coders on one variable. Items with a single code say nothing about agreement and are left out;
     * a coder's second code for an item replaces the first.
     */
    public static Reliability of(String variable, String language, Collection<Given> codes, long seed) {
        Map<String, Map<String, String>> byItem = new TreeMap<>();
        codes.forEach(c -> byItem.computeIfAbsent(c.item(), k -> new TreeMap<>()).put(c.coder(), c.value()));
        byItem.values().removeIf(row -> row.size() < 2);
        List<String> coders = codes.stream().map(Given::coder).distinct().sorted().toList();
        List<Object[]> rows = byItem.values().stream().map(row -> coders.stream().map(row::get).toArray()).toList();
        List<Reliability.Pair> pairs = pairs(byItem.values());
        OptionalDouble alpha = alpha(rows, coders.size());
        if (alpha.isEmpty()) {
            return new Reliability(variable, language, coders.size(), rows.size(), alpha, alpha, alpha,
                    percent(pairs), pairs, reason(rows.size()));
        }
        double[] ends = bootstrap(rows, coders.size(), seed);
        return new Reliability(variable, language, coders.size(), rows.size(), alpha, OptionalDouble.of(ends[0]),
                OptionalDouble.of(ends[1]), percent(pairs), pairs, "");
    }

    /**
     * How many double-coded items show that alpha is at least {@code alphaMin}, when the rarest code has this share
     * (Krippendorff after Bloch and Kraemer; 139 items for four equal codes, alpha 0.800 and significance 0.05).
     *
     * @param alphaMin between 0 and 1, both excluded
     * @param rarestShare share of the rarest code, between 0 and 1, both excluded
     * @param significance one-sided, such as 0.05
     */
    public static int itemsNeeded(double alphaMin, double rarestShare, double significance) {
        if (!(alphaMin > 0 && alphaMin < 1) || !(rarestShare > 0 && rarestShare < 1)) {
            throw new IllegalArgumentException(
                    "alpha " + alphaMin + " and share " + rarestShare + " must lie between 0 and 1");
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(significance);
        double spread = (1 + alphaMin) * (3 - alphaMin) / (4 * rarestShare * (1 - rarestShare) * (1 - alphaMin));
        return (int) Math.ceil(2 * z * z * (spread - alphaMin));
    }

    private static String reason(int items) {
        return items == 0
                ? "no item was coded by two coders"
                : "all codes are the same, so that chance alone would agree as well";
    }

    private static OptionalDouble alpha(List<Object[]> rows, int coders) {
        boolean varied = rows.stream().flatMap(row -> Arrays.stream(row)).filter(v -> v != null).distinct()
                .count() > 1;
        if (!varied) {
            return OptionalDouble.empty();
        }
        CodingAnnotationStudy study = new CodingAnnotationStudy(coders);
        rows.forEach(study::addItemAsArray);
        return OptionalDouble
                .of(new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement());
    }

    /** Resamples whole items; a replicate in which all codes are the same has no alpha and is left out. */
    private static double[] bootstrap(List<Object[]> rows, int coders, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> alphas = new ArrayList<>();
        for (int r = 0; r < REPLICATES; r++) {
            List<Object[]> sample = random.ints(rows.size(), 0, rows.size()).mapToObj(rows::get).toList();
            alpha(sample, coders).ifPresent(alphas::add);
        }
        alphas.sort(null);
        int cut = (int) Math.floor(TAIL * alphas.size());
        return new double[]{alphas.get(cut), alphas.get(alphas.size() - 1 - cut)};
    }

    private static OptionalDouble percent(List<Reliability.Pair> pairs) {
        long all = pairs.stream().mapToLong(Reliability.Pair::count).sum();
        long same = pairs.stream().filter(p -> p.first().equals(p.second())).mapToLong(Reliability.Pair::count).sum();
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) same / all);
    }

    private static List<Reliability.Pair> pairs(Collection<Map<String, String>> rows) {
        Map<List<String>, Long> counts = new TreeMap<>(Comparator.comparing(Object::toString));
        for (Map<String, String> row : rows) {
            List<String> values = row.values().stream().sorted().toList();
            for (int i = 0; i < values.size(); i++) {
                for (int j = i + 1; j < values.size(); j++) {
                    counts.merge(List.of(values.get(i), values.get(j)), 1L, Long::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .map(e -> new Reliability.Pair(e.getKey().get(0), e.getKey().get(1), e.getValue())).toList();
    }
}
