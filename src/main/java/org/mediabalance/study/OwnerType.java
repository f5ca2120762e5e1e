package org.mediabalance.study;

import java.util.Locale;

/** Who owns an outlet, as far as the norms on balanced coverage distinguish it. */
public enum OwnerType {
    STATE, PUBLIC, PRIVATE, PARTY, FOREIGN, UNKNOWN;

    /** The lower-case word used in study.yaml, queries and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
