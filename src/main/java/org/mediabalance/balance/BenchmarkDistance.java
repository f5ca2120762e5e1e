package org.mediabalance.balance;

import java.util.List;
import org.apache.commons.statistics.inference.BinomialTest;
import org.mediabalance.study.Benchmark;

/**
 * How far the directional coverage of a programme class lies from what the study declares as fair.
 *
 * @param distance share of pro among directional items minus the declared one; for access, no distance exists
 * @param pValue exact two-sided binomial test of the declared share (Clopper and Pearson's exact distribution); no data
 *        without directional items
 * @param met for access, whether both sides occur at all; for shares, whether the test leaves the benchmark standing at
 *        level 0.05, which with few items is weak evidence of balance
 */
public record BenchmarkDistance(String programmeClass, Benchmark benchmark, Explanation distance, Figure pValue,
        boolean met) {
    private static final double SIGNIFICANCE = 0.05;

    /**
     * The distance of a programme class from its benchmark.
     *
     * @param name of the figure, such as {@code human.benchmark.news}
     */
    public static BenchmarkDistance of(String name, String programmeClass, Benchmark benchmark, Explanation pro,
            Explanation contra) {
        int p = (int) pro.number();
        int c = (int) contra.number();
        return switch (benchmark) {
            case Benchmark.Access access -> new BenchmarkDistance(programmeClass, access,
                    none(name, "access asks only that both sides occur"),
                    new Figure.NoData("access is a yes or no"), p > 0 && c > 0);
            case Benchmark.Parity parity -> against(0.5, name, programmeClass, parity, pro, contra, p, c);
            case Benchmark.Weighted weighted -> against(weighted.pro(), name, programmeClass, weighted, pro, contra, p,
                    c);
        };
    }

    private static BenchmarkDistance against(double declared, String name, String programmeClass, Benchmark benchmark,
            Explanation pro, Explanation contra, int p, int c) {
        Explanation distance = Explanation.of(name, Formula.BENCHMARK_DISTANCE, pro, contra,
                Explanation.given(name + ".declared", declared));
        if (p + c == 0) {
            return new BenchmarkDistance(programmeClass, benchmark, distance,
                    new Figure.NoData("no item takes a side"), false);
        }
        double pValue = BinomialTest.withDefaults().test(p + c, p, declared).getPValue();
        return new BenchmarkDistance(programmeClass, benchmark, distance, new Figure.Known(Math.min(1, pValue)),
                pValue >= SIGNIFICANCE);
    }

    private static Explanation none(String name, String why) {
        return new Explanation(name, Formula.BENCHMARK_DISTANCE, new Figure.NoData(why), "", List.of(),
                List.of());
    }
}
