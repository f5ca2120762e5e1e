package org.mediabalance.crawl;

import java.net.URI;
import java.util.List;
import org.mediabalance.study.Listing;

/** What a list turned out to be. */
sealed interface ListRead {
    /**
     * A list that was understood.
     *
     * @param further more lists to read: the parts of a sitemap index, the older page of a listing
     */
    record Entries(List<Listing.Entry> entries, List<URI> further) implements ListRead {}

    /** Not such a list; why, for people. */
    record Unreadable(String why) implements ListRead {}
}
