package org.mediabalance.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Addresses as pages write them. */
final class Addresses {
    private Addresses() {
    }

    /** The http or https address; empty for anything else. Spaces, which browsers take, are encoded. */
    static Optional<URI> of(String address) {
        try {
            URI url = new URI(address.strip().replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where an element's link leads, resolved against the page. */
    static Optional<URI> of(Element link, String attribute) {
        return of(link.absUrl(attribute));
    }
}
