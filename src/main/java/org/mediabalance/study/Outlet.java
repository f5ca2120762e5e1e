package org.mediabalance.study;

import java.net.URI;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A channel, paper, site or social channel that is monitored.
 *
 * @param reason why it was chosen, printed in the annex
 * @param languages ISO 639-1 codes the outlet publishes in
 * @param sites the addresses that belong to the outlet; a URL elsewhere is not crawled for it
 * @param programmes programme class to a regular expression found in an item's address, such as state-commissioned items
 *        under a path of their own; the first that matches decides, an item without a match is news
 * @param sources the lists to poll; when empty, the sitemaps named by robots.txt and {@code /sitemap.xml}
 * @param certificate a PEM file beside study.yaml with certificates to trust on the outlet's sites, where they send an
 *        incomplete chain
 */
public record Outlet(String id, String name, OwnerType owner, String reason, List<String> languages, ZoneId zone,
        List<URI> sites, List<Source> sources, Map<String, Pattern> programmes, PageRules rules,
        Optional<String> certificate) {
    /** The programme class of an item that no rule names otherwise. */
    public static final String NEWS = "news";

    public Outlet {
        languages = List.copyOf(languages);
        sites = List.copyOf(sites);
        sources = List.copyOf(sources);
        programmes = Collections.unmodifiableMap(new LinkedHashMap<>(programmes));
    }

    /** An outlet whose certificates are those Java knows. */
    public Outlet(String id, String name, OwnerType owner, String reason, List<String> languages, ZoneId zone,
            List<URI> sites, List<Source> sources, Map<String, Pattern> programmes, PageRules rules) {
        this(id, name, owner, reason, languages, zone, sites, sources, programmes, rules, Optional.empty());
    }

    /** The programme class of the item at this address. */
    public String programmeClass(URI item) {
        return programmes.entrySet().stream().filter(p -> p.getValue().matcher(item.toString()).find())
                .map(Map.Entry::getKey).findFirst().orElse(NEWS);
    }
}
