package org.mediabalance.store;

import java.util.Locale;

/**
 * How far back a source that answered reaches. {@code ARCHIVE} names everything it ever held, such as a general sitemap,
 * or a listing that was paged back to what was known. {@code WINDOW} names the newest entries only, such as a feed.
 * {@code TWO_DAYS} is a news sitemap, which holds the articles of the last two days.
 */
public enum Reach {
    ARCHIVE, WINDOW, TWO_DAYS;

    /** The lower-case word used in the record and in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reach of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
