package org.mediabalance.store;

import java.util.List;

/**
 * A fetched page that is to be made an item of, with its captions: what a process that has no access to the record needs
 * to know of it. One line of JSON.
 */
public record PageWork(LedgerEntry page, List<LedgerEntry> captions) {
    public PageWork {
        captions = List.copyOf(captions);
    }

    /** The work as {@link #line} wrote it. */
    public static PageWork of(String line) {
        return Json.work(line);
    }

    /** One line of JSON without its end. */
    public String line() {
        return Json.work(this);
    }
}
