package org.mediabalance.reproduce;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Study;

/**
 * The broadcasters' sites of a reconstructed case, each on a loopback port and answering to the name that the study gives
 * it. The crawler reaches them by {@link #route(String)} and learns nothing of the corpus except through HTTP.
 */
final class BroadcasterSites implements AutoCloseable {
    private final Map<String, BroadcasterSite> byHost = new LinkedHashMap<>();

    /** Starts one site for each outlet of the study. */
    BroadcasterSites(Study study, Map<String, String> structures, List<Clip> clips, Path templates) {
        SiteTemplates pages = new SiteTemplates(templates);
        for (Outlet outlet : study.outlets()) {
            URI site = outlet.sites().getFirst();
            SiteClips own = new SiteClips(outlet.name(), site, pages,
                    clips.stream().filter(c -> c.outlet().equals(outlet.id())).toList());
            byHost.put(site.getHost(), new BroadcasterSite(structure(structures.get(outlet.id()), own), own));
        }
    }

    private static SiteStructure structure(String name, SiteClips clips) {
        return switch (name == null ? "" : name) {
            case "cards" -> new CardsSite(clips);
            case "sitemap" -> new SitemapSite(clips);
            case "day-headings" -> new DayHeadingsSite(clips);
            case "blog" -> new BlogSite(clips);
            default -> throw new InputException(
                    "site structure '" + name + "': one of cards, sitemap, day-headings, blog");
        };
    }

    /** Where the host of this name answers; empty for hosts that are none of ours. */
    Optional<InetSocketAddress> route(String host) {
        return Optional.ofNullable(byHost.get(host)).map(BroadcasterSite::address);
    }

    /** Host to its address, for people who want to look at the pages. */
    Map<String, InetSocketAddress> addresses() {
        Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
        byHost.forEach((host, site) -> addresses.put(host, site.address()));
        return addresses;
    }

    @Override
    public void close() {
        byHost.values().forEach(BroadcasterSite::close);
    }
}
