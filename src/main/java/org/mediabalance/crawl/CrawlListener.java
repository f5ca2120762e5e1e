package org.mediabalance.crawl;

/** Is told how a crawl goes on, to show it. Called from several threads; must be quick and thread-safe. */
public interface CrawlListener {
    /** A list of the outlet was read. */
    void listed(String outlet, String channel, int entries, int fresh);

    /** Of the outlet's URLs, this many have reached their end in this run, and this many are still to be fetched. */
    void progressed(String outlet, int done, int waiting);

    /** Something is wrong with a source or a host; one line for people. */
    void warned(String outlet, String what);

    /** Says nothing. */
    CrawlListener SILENT = new CrawlListener() {
        @Override
        public void listed(String outlet, String channel, int entries, int fresh) {
        }

        @Override
        public void progressed(String outlet, int done, int waiting) {
        }

        @Override
        public void warned(String outlet, String what) {
        }
    };
}
