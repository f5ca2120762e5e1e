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

    /**
     * The feed of a YouTube channel or playlist ({@code https://www.youtube.com/feeds/videos.xml?channel_id=...}): an
     * Atom feed of the 15 newest clips and no more, so that a busy channel must be polled often. Clips are on the same
     * host under {@code /watch}, {@code /shorts/} and {@code /live/}.
     */
    record YouTubeChannel(URI url) implements Source {
        @Override
        public String channel() {
            return "youtube";
        }
    }

    /**
     * The public preview of a Telegram channel ({@code https://t.me/s/NAME}): about 20 messages a page, paged back by
     * {@code ?before=}. Messages are on the same host under {@code /NAME/}.
     */
    record TelegramChannel(URI url) implements Source {
        private static final String PREVIEW = "/s/";

        public TelegramChannel {
            if (!url.getPath().matches("/s/\\w+/?")) {
                throw new IllegalArgumentException(url + " does not look like https://t.me/s/NAME");
            }
        }

        @Override
        public String channel() {
            return "telegram";
        }

        /** The channel's name in addresses, as the study spells it; Telegram does not tell cases apart. */
        public String name() {
            return url.getPath().substring(PREVIEW.length()).replace("/", "");
        }
    }
}
