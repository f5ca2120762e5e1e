package org.mediabalance.study;

import java.util.Locale;

/** What sort of unit an item is. */
public enum ItemKind {
    CLIP, ARTICLE, POST, DOCUMENT;

    /** The lower-case word used in files, queries and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
