package org.mediabalance.study;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a listing page holds: entries in page order and the address of the older page, if the page itself names it.
 *
 * @param oldestDay the earliest day among the entries, empty when none carries a date
 */
public record Listing(List<Entry> entries, Optional<URI> older, Optional<LocalDate> oldestDay) {

    /** One entry: where it leads and what the list says of it. */
    public record Entry(URI url, Hint hint) {}
}
