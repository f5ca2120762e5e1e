package org.mediabalance.crawl;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;

/** How the crawler reads HTML, which is not its own job. Implementations are thread-safe and never throw on odd pages. */
public interface PageReader {
    /** The entries of a listing page. */
    Listing listing(Capture page, ListingRule rule, ZoneId zone);

    /** The addresses of the captions a clip's page names; empty for other pages. */
    List<URI> captions(Capture page);
}
