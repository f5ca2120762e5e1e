package org.mediabalance.balance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mediabalance.study.Stance;

/**
 * What a classifier says, on average, of items of each true class: column {@code j} of the matrix is the mean answer for
 * class {@code j}. Undoing it finds the shares that would give an observed mean answer.
 */
public final class ConfusionRates {
    private static final int CLASSES = Stance.values().length;

    /** {@code answers[i][j]}: mean answer {@code i} for true class {@code j}. */
    private final double[][] answers;
    private final boolean[] seen;

    private ConfusionRates(double[][] answers, boolean[] seen) {
        this.answers = answers;
        this.seen = seen;
    }

    /** Measures the rates on items of known class; a class that does not occur there is taken to have no share. */
    static ConfusionRates measure(List<Posterior> items, List<Stance> truth, boolean crisp) {
        if (items.size() != truth.size() || items.isEmpty()) {
            throw new IllegalArgumentException(items.size() + " posteriors for " + truth.size() + " known classes");
        }
        double[][] answers = new double[CLASSES][CLASSES];
        boolean[] seen = new boolean[CLASSES];
        for (Stance stance : Stance.values()) {
            int j = stance.ordinal();
            List<Posterior> ofClass = IntStream.range(0, items.size())
                    .filter(i -> truth.get(i) == stance).mapToObj(items::get).toList();
            seen[j] = !ofClass.isEmpty();
            double[] mean = crisp ? Quantifier.Aggregation.crisp(ofClass) : Quantifier.Aggregation.soft(ofClass);
            for (int i = 0; i < CLASSES; i++) {
                answers[i][j] = mean[i];
            }
        }
        return new ConfusionRates(answers, seen);
    }

    /**
     * The shares, on the simplex, whose mean answer is closest to the observed one in squared distance. With three
     * classes every face of the simplex is tried, so the result is exact and needs no starting point.
     */
    ClassShares undo(double[] observed) {
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int face = 1; face < 1 << CLASSES; face++) {
            double[] shares = onFace(face, observed);
            if (shares != null && distance(shares, observed) < least - 1e-15) {
                least = distance(shares, observed);
                best = shares;
            }
        }
        return ClassShares.proportional(best);
    }

    private double distance(double[] shares, double[] observed) {
        double sum = 0;
        for (int i = 0; i < CLASSES; i++) {
            double answer = 0;
            for (int j = 0; j < CLASSES; j++) {
                answer += answers[i][j] * shares[j];
            }
            sum += (answer - observed[i]) * (answer - observed[i]);
        }
        return sum;
    }

    /** The least-squares shares that sum to 1 with only the face's classes; null where one is negative or undefined. */
    private double[] onFace(int face, double[] observed) {
        int[] classes = IntStream.range(0, CLASSES).filter(j -> (face & 1 << j) != 0).toArray();
        if (Arrays.stream(classes).anyMatch(j -> !seen[j])) {
            return null;
        }
        int base = classes[0];
        int free = classes.length - 1;
        double[][] normal = new double[free][free + 1];
        for (int a = 0; a < free; a++) {
            for (int i = 0; i < CLASSES; i++) {
                double da = answers[i][classes[a + 1]] - answers[i][base];
                for (int b = 0; b < free; b++) {
                    normal[a][b] += da * (answers[i][classes[b + 1]] - answers[i][base]);
                }
                normal[a][free] += da * (observed[i] - answers[i][base]);
            }
        }
        double[] solved = solve(normal);
        if (solved == null) {
            return null;
        }
        double[] shares = new double[CLASSES];
        shares[base] = 1 - Arrays.stream(solved).sum();
        for (int a = 0; a < free; a++) {
            shares[classes[a + 1]] = solved[a];
        }
        return Arrays.stream(shares).anyMatch(s -> s < 0) ? null : shares;
    }

    /** Cramer's rule for none, one or two unknowns; null when the equations leave them open. */
    private static double[] solve(double[][] m) {
        if (m.length == 0) {
            return new double[0];
        }
        double det = m.length == 1 ? m[0][0] : m[0][0] * m[1][1] - m[0][1] * m[1][0];
        if (Math.abs(det) < 1e-14) {
            return null;
        }
        return m.length == 1
                ? new double[]{m[0][1] / det}
                : new double[]{(m[0][2] * m[1][1] - m[0][1] * m[1][2]) / det,
                        (m[0][0] * m[1][2] - m[0][2] * m[1][0]) / det};
    }
}
