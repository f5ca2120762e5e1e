package org.mediabalance.study;

import java.util.Locale;
import java.util.Optional;

/** What a coder gives to an item under the codebook; two of the six leave the item out of the balance. */
public enum Code {
    PRO(Stance.PRO), CONTRA(Stance.CONTRA), MIXED(Stance.NEUTRAL), NO_POSITION(Stance.NEUTRAL), NOT_RELEVANT(
            null), UNUSABLE(null);

    private final Stance stance;

    Code(Stance stance) {
        this.stance = stance;
    }

    /** The ODIHR class the code collapses to; empty for {@code not_relevant} and {@code unusable}. */
    public Optional<Stance> stance() {
        return Optional.ofNullable(stance);
    }

    /** The lower-case word of the codebook, such as {@code no_position}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a codebook word; any other word is an {@link InputException}. */
    public static Code of(String label) {
        for (Code code : values()) {
            if (code.label().equals(label)) {
                return code;
            }
        }
        throw new InputException("unknown code '" + label
                + "': one of pro, contra, mixed, no_position, not_relevant, unusable");
    }
}
