package org.mediabalance.monitor;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.mediabalance.crawl.PageReader;
import org.mediabalance.extract.Extraction;
import org.mediabalance.extract.ListingReader;
import org.mediabalance.extract.PageContext;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;

/** Lends the crawler the extraction's eyes. */
final class HtmlPages implements PageReader {
    /** Also an empty type; documents are not opened to look for captions. */
    private static final Pattern MARKUP = Pattern.compile("html|xml|^text/|^$");
    /** What stands before the word as the name of a property; before "figcaption" and most style classes stand letters. */
    private static final String BEFORE_PROPERTY = ":/\"'=";

    private final TimedExtraction extraction;
    private final ZoneId zone;

    HtmlPages(TimedExtraction extraction, ZoneId zone) {
        this.extraction = extraction;
        this.zone = zone;
    }

    @Override
    public Listing listing(Capture page, ListingRule rule, ZoneId outletZone) {
        return ListingReader.read(page, rule, outletZone);
    }

    /** Reading a page whole costs more than fetching it, and only few pages speak of captions at all. */
    @Override
    public List<URI> captions(Capture page) {
        if (!MARKUP.matcher(page.mediaType()).find() || !speaksOfCaptions(page.body())) {
            return List.of();
        }
        return extraction.extract(page, PageContext.outsideStudy(zone)) instanceof Extraction.Extracted extracted
                ? extracted.captions()
                : List.of();
    }

    /** A track element, or the word as a property: schema.org's caption, YouTube's captionTracks. */
    private static boolean speaksOfCaptions(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        // UTF-16 hides both, so a page with NULs is read too
        if (text.contains("<track") || text.contains("<TRACK") || text.indexOf('\0') >= 0) {
            return true;
        }
        for (int at = text.indexOf("caption"); at >= 0; at = text.indexOf("caption", at + 1)) {
            if (at > 0 && BEFORE_PROPERTY.indexOf(text.charAt(at - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
