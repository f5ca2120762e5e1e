package org.mediabalance.study;

import java.util.Locale;

/** The three classes ODIHR reports: an item is for the proposal, against it, or neutral. */
public enum Stance {
    NEUTRAL, PRO, CONTRA;

    /** The lower-case word used in files, queries and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a label; anything but the three words is an {@link InputException}. */
    public static Stance of(String label) {
        for (Stance stance : values()) {
            if (stance.label().equals(label)) {
                return stance;
            }
        }
        throw new InputException("unknown stance '" + label + "': one of neutral, pro, contra");
    }
}
