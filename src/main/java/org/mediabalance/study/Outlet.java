package org.mediabalance.study;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;

/**
 * A channel, paper, site or social channel that is monitored.
 *
 * @param reason why it was chosen, printed in the annex
 * @param languages ISO 639-1 codes the outlet publishes in
 * @param sites the addresses that belong to the outlet; a URL elsewhere is not crawled for it
 * @param sources the lists to poll; when empty, the sitemaps named by robots.txt and {@code /sitemap.xml}
 */
public record Outlet(String id, String name, OwnerType owner, String reason, List<String> languages, ZoneId zone,
        List<URI> sites, List<Source> sources, PageRules rules) {
    public Outlet {
        languages = List.copyOf(languages);
        sites = List.copyOf(sites);
        sources = List.copyOf(sources);
    }
}
