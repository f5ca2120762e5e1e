package org.mediabalance.balance;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Coverage by stance, one row per value of a dimension, rows in natural order, and all rows together. */
public record BalanceTable(Dimension dimension, SortedMap<String, Cell> rows, Cell total) {
    public BalanceTable {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /** The row of this value; a row without items when there is none. */
    public Cell row(String value) {
        return rows.getOrDefault(value, Cell.EMPTY);
    }
}
