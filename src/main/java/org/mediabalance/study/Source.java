package org.mediabalance.study;

import java.net.URI;

/** A list of an outlet's items that the crawler polls. */
public sealed interface Source {

    URI url();

    /** The word for the kind of source used in study.yaml and the ledger. */
    String channel();

    /** A sitemap or sitemap index (sitemaps.org, with news and video extensions). */
    record Sitemap(URI url) implements Source {
        @Override
        public String channel() {
            return "sitemap";
        }
    }

    /** An RSS, Atom or JSON feed. */
    record Feed(URI url) implements Source {
        @Override
        public String channel() {
            return "feed";
        }
    }

    /** A page that lists items, read by CSS selectors. */
    record ListingPage(URI url, ListingRule rule) implements Source {
        @Override
        public String channel() {
            return "listing";
        }
    }
}
