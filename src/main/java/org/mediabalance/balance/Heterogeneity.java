package org.mediabalance.balance;

import java.util.Arrays;
import java.util.Collection;
import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.mediabalance.study.Stance;

/**
 * Whether the rows of a table, such as outlets, differ in their mix of stances by more than chance: the chi-squared
 * statistic, judged by drawing tables with the same margins (exact up to Monte Carlo error; Patefield 1981 gives the
 * distribution) and, for large tables, by the chi-squared distribution.
 *
 * @param pValue chance of a table at least as uneven; no data when fewer than two rows or classes have items
 * @param method how the value was found
 */
public record Heterogeneity(Figure pValue, String method) {
    /** Draws; with 9,999 the p-value has a standard error of at most 0.005. */
    static final int DRAWS = 9_999;
    /** Above this many items drawing is slow and the chi-squared distribution is accurate. */
    private static final int EXACT_MAX = 1_000;

    /** The test over the rows of a table; the same seed gives the same value. */
    public static Heterogeneity between(BalanceTable table, long seed) {
        long[][] counts = counts(table.rows().values());
        if (counts.length < 2 || counts[0].length < 2) {
            return new Heterogeneity(new Figure.NoData("fewer than two rows or classes have items"), "none");
        }
        int items = (int) Math.min(Integer.MAX_VALUE, Arrays.stream(counts).flatMapToLong(Arrays::stream).sum());
        if (items > EXACT_MAX) {
            double p = ChiSquareTest.withDefaults().test(counts).getPValue();
            return new Heterogeneity(new Figure.Known(p), "chi-squared");
        }
        return new Heterogeneity(new Figure.Known(monteCarlo(counts, items, new SplittableRandom(seed))),
                "Monte Carlo, " + DRAWS + " draws, seed " + seed);
    }

    /** Rows and columns without items carry no information and would divide by zero. */
    private static long[][] counts(Collection<Cell> cells) {
        Stance[] used = Arrays.stream(Stance.values())
                .filter(s -> cells.stream().anyMatch(c -> c.of(s).items() > 0)).toArray(Stance[]::new);
        return cells.stream().filter(c -> c.coded().items() > 0)
                .map(c -> Arrays.stream(used).mapToLong(s -> c.of(s).items()).toArray()).toArray(long[][]::new);
    }

    private static double monteCarlo(long[][] counts, int items, SplittableRandom random) {
        int[] rowOf = new int[items];
        int[] columnOf = new int[items];
        int at = 0;
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < counts[r].length; c++) {
                Arrays.fill(rowOf, at, at + (int) counts[r][c], r);
                Arrays.fill(columnOf, at, at + (int) counts[r][c], c);
                at += (int) counts[r][c];
            }
        }
        double observed = statistic(counts);
        int atLeast = 0;
        for (int d = 0; d < DRAWS; d++) {
            long[][] drawn = new long[counts.length][counts[0].length];
            for (int i = items - 1; i >= 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = columnOf[i];
                columnOf[i] = columnOf[j];
                columnOf[j] = swap;
                drawn[rowOf[i]][columnOf[i]]++;
            }
            // Equal tables must count as equal although their sums were added in another order.
            if (statistic(drawn) >= observed * (1 - 1e-9)) {
                atLeast++;
            }
        }
        return (atLeast + 1.0) / (DRAWS + 1.0);
    }

    private static double statistic(long[][] counts) {
        double[] rows = new double[counts.length];
        double[] columns = new double[counts[0].length];
        double all = 0;
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                rows[r] += counts[r][c];
                columns[c] += counts[r][c];
                all += counts[r][c];
            }
        }
        double sum = 0;
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                double expected = rows[r] * columns[c] / all;
                sum += (counts[r][c] - expected) * (counts[r][c] - expected) / expected;
            }
        }
        return sum;
    }
}
