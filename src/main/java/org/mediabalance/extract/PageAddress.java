package org.mediabalance.extract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.mediabalance.study.Capture;

/** The address that a saved page states for itself. */
public final class PageAddress {
    /** What browsers and SingleFile write at the top of a page they save. */
    private static final Pattern SAVED = Pattern
            .compile(
                    "(?i)<!--\\s*saved from url=\\(\\d+\\)(\\S+)|<!--\\s*Page saved with SingleFile\\s+url:\\s*(\\S+)");
    private static final int HEAD = 4096;

    private PageAddress() {
    }

    /** The address it was saved from, else its canonical one; empty when it states neither, or is no page. */
    public static Optional<URI> of(Capture capture) {
        String head = new String(capture.body(), 0, Math.min(capture.body().length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher saved = SAVED.matcher(head);
        if (saved.find()) {
            return Addresses.of(saved.group(1) == null ? saved.group(2) : saved.group(1));
        }
        if (capture.body().length > Page.BYTES_MAX || ContentKind.of(capture) != ContentKind.PAGE) {
            return Optional.empty();
        }
        Document page = Page.parse(capture);
        Element stated = page.selectFirst("link[rel=canonical][href], meta[property=og:url][content]");
        return stated == null ? Optional.empty() : Addresses.of(stated.attr("href") + stated.attr("content"));
    }
}
