package org.mediabalance.monitor;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.mediabalance.crawl.PageReader;
import org.mediabalance.extract.Extraction;
import org.mediabalance.extract.ListingReader;
import org.mediabalance.extract.PageContext;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;

/** Lends the crawler the extraction's eyes. */
final class HtmlPages implements PageReader {
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

    @Override
    public List<URI> captions(Capture page) {
        return extraction.extract(page, PageContext.outsideStudy(zone)) instanceof Extraction.Extracted extracted
                ? extracted.captions()
                : List.of();
    }
}
