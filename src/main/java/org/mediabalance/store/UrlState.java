package org.mediabalance.store;

import java.util.Locale;

/**
 * The states of a URL in the ledger; each URL is in exactly one. {@code DISCOVERED} is waiting, the others are ends:
 * {@code FETCHED} is archived, {@code REFUSED} must not be asked for (robots.txt, another site), {@code FAILED} was asked
 * for and could not be had.
 */
public enum UrlState {
    DISCOVERED, FETCHED, REFUSED, FAILED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static UrlState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
