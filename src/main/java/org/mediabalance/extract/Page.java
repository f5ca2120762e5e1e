package org.mediabalance.extract;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.mediabalance.study.Capture;

/** Turns captured bytes into a document within limits. */
final class Page {
    /** Ten times the largest of the 181 reference pages (1.55 MB); more is data, not a page to read. */
    static final int BYTES_MAX = 16 << 20;
    /** Deeper nesting is generated or hostile; the recursions of this package rely on it. */
    private static final int DEPTH_MAX = 400;

    private Page() {
    }

    static Document parse(Capture capture) {
        String html = PageCharset.decode(capture.body(), capture.charset());
        return Jsoup.parse(html, capture.url().toString(), Parser.htmlParser().setMaxDepth(DEPTH_MAX));
    }

    /** Parses again with source positions, which cost time and are needed only for pages without an end tag. */
    static Document parseWithPositions(Capture capture) {
        String html = PageCharset.decode(capture.body(), capture.charset());
        return Jsoup.parse(html, capture.url().toString(),
                Parser.htmlParser().setMaxDepth(DEPTH_MAX).setTrackPosition(true));
    }
}
