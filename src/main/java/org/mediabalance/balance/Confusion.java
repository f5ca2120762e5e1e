package org.mediabalance.balance;

import java.util.Arrays;
import org.mediabalance.study.Stance;

/**
 * How often each human class met each machine class, with the usual measures of a classifier. Not safe for several
 * threads while it is being filled.
 */
public final class Confusion {
    private final long[][] counts = new long[Stance.values().length][Stance.values().length];

    /** Counts one item that has both codes. */
    public void add(Stance human, Stance machine) {
        counts[human.ordinal()][machine.ordinal()]++;
    }

    /** How many items humans gave {@code human} and the machine {@code machine}. */
    public long count(Stance human, Stance machine) {
        return counts[human.ordinal()][machine.ordinal()];
    }

    /** All items counted. */
    public long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Share of items on which both agree. */
    public Figure accuracy() {
        long hits = 0;
        for (Stance stance : Stance.values()) {
            hits += count(stance, stance);
        }
        return Formula.SHARE.apply(hits, total());
    }

    /** Items of this class among those the machine gave it to. */
    public Figure precision(Stance stance) {
        long given = 0;
        for (Stance human : Stance.values()) {
            given += count(human, stance);
        }
        return Formula.SHARE.apply(count(stance, stance), given);
    }

    /** Items the machine gave this class to among those humans gave it to. */
    public Figure recall(Stance stance) {
        return Formula.SHARE.apply(count(stance, stance), Arrays.stream(counts[stance.ordinal()]).sum());
    }

    /** Harmonic mean of precision and recall; no data when neither humans nor machine used the class. */
    public Figure f1(Stance stance) {
        long used = 0;
        for (Stance other : Stance.values()) {
            used += count(stance, other) + count(other, stance);
        }
        return used == 0
                ? new Figure.NoData("neither humans nor machine gave this class")
                : new Figure.Known(2.0 * count(stance, stance) / used);
    }

    /** Mean F1 over the classes that humans or machine used. */
    public Figure macroF1() {
        double[] known = Arrays.stream(Stance.values()).map(this::f1).flatMapToDouble(f -> f.orEmpty().stream())
                .toArray();
        return known.length == 0
                ? new Figure.NoData("no item has both codes")
                : new Figure.Known(Arrays.stream(known).average().orElseThrow());
    }
}
