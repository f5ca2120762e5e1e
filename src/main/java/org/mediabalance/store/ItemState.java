package org.mediabalance.store;

import java.util.Locale;

/**
 * What became of a fetched page; each fetched page is in exactly one state. {@code UNDATED} is an item without any date:
 * neither in nor out of the period.
 */
public enum ItemState {
    NOT_ITEM, OUT_OF_PERIOD, UNDATED, NOT_RELEVANT, REPEAT, DISTINCT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ItemState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
