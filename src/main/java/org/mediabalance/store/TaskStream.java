package org.mediabalance.store;

import java.util.Locale;

/**
 * Why a coder was given an item: drawn at {@code RANDOM}, so that the code may enter estimates; {@code USEFUL} to the
 * model, so that it may not; or a {@code CONTROL} item whose code is known already.
 */
public enum TaskStream {
    RANDOM, USEFUL, CONTROL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskStream of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
