package org.mediabalance.extract;

import java.time.ZoneId;
import java.util.List;
import org.mediabalance.study.Hint;
import org.mediabalance.study.PageRules;

/**
 * What is known of a page before it is read.
 *
 * @param outlet the outlet's id, empty text outside a study
 * @param zone the outlet's zone; a date written without one is local there, with the zone's history
 * @param languages ISO 639-1 codes the outlet publishes in
 * @param rules selectors of the study that replace the generic extraction
 * @param hints what sitemaps, feeds and listings said of the address, the most trusted first
 */
public record PageContext(String outlet, ZoneId zone, List<String> languages, PageRules rules, List<Hint> hints) {
    public PageContext {
        languages = List.copyOf(languages);
        hints = List.copyOf(hints);
    }

    /** A page outside a study: no outlet, no rules, no hints. */
    public static PageContext outsideStudy(ZoneId zone) {
        return new PageContext("", zone, List.of(), PageRules.NONE, List.of());
    }
}
