package org.mediabalance.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Which items people should code so that shares among all items can be stated as precisely as wanted: a random sample
 * within strata, the same part of each, with the chance each item had.
 *
 * @param draws in the order of strata, then of the draw
 */
public record SamplingPlan(List<Draw> draws) {
    /** A variance inside a stratum takes two items. */
    private static final int PER_STRATUM_MIN = 2;

    public SamplingPlan {
        draws = List.copyOf(draws);
    }

    /**
     * One item to code.
     *
     * @param inclusion the chance it had of being drawn, in (0, 1]
     */
    public record Draw(String item, String stratum, double inclusion) {}

    /**
     * How many of {@code items} must be coded for this half-width of a 95 % interval of a share near one half, the worst
     * case (Cochran 1977, section 4.4, with the finite-population correction).
     *
     * @param halfWidth between 0 and 1, such as 0.05 for five points up and down
     * @param explained part of the codes' variance that the machine's answers explain, in [0, 1); 0 when not known
     */
    public static int codesNeeded(long items, double halfWidth, double explained) {
        if (!(halfWidth > 0 && halfWidth < 1) || !(explained >= 0 && explained < 1)) {
            throw new IllegalArgumentException("half-width " + halfWidth + " must lie between 0 and 1, and the"
                    + " explained part " + explained + " must be at least 0 and below 1");
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - 0.95) / 2);
        double unlimited = z * z * 0.25 * (1 - explained) / (halfWidth * halfWidth);
        return (int) Math.min(items, Math.ceil(unlimited / (1 + unlimited / items)));
    }

    /**
     * Draws about {@code codes} items, in proportion to the strata and at least two of each that has them. The same
     * strata, number and seed give the same draws.
     *
     * @param strata ids by stratum, such as outlet and language
     */
    public static SamplingPlan draw(Map<String, List<String>> strata, int codes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SortedMap<String, List<String>> sorted = new TreeMap<>(strata);
        long items = sorted.values().stream().mapToLong(List::size).sum();
        List<Draw> draws = new ArrayList<>();
        sorted.forEach((stratum, ids) -> {
            List<String> order = new ArrayList<>(ids.stream().sorted().toList());
            long share = Math.round((double) codes * order.size() / items);
            int drawn = (int) Math.min(order.size(), Math.max(PER_STRATUM_MIN, share));
            for (int at = 0; at < drawn; at++) {
                int other = at + random.nextInt(order.size() - at);
                String item = order.get(other);
                order.set(other, order.get(at));
                draws.add(new Draw(item, stratum, (double) drawn / order.size()));
            }
        });
        return new SamplingPlan(draws);
    }

    /** How many items of each stratum are drawn. */
    public Map<String, Long> byStratum() {
        Map<String, Long> counts = new LinkedHashMap<>();
        draws.forEach(draw -> counts.merge(draw.stratum(), 1L, Long::sum));
        return counts;
    }
}
