package org.mediabalance.crawl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses as they stand in lists and headers, made into addresses that can be asked. */
public final class Links {
    private Links() {
    }

    /** An absolute http(s) address without fragment; empty when the text is none. */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.of(new URI(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path + query));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Resolves a Location or link against the page it stands on (RFC 3986, 5.3). */
    static Optional<URI> resolve(URI base, String link) {
        String reference = link.strip();
        try {
            // Quirk: java.net.URI follows RFC 2396, which drops the page's own name when only a query is given.
            return reference.startsWith("?")
                    ? parse(base.getScheme() + "://" + base.getRawAuthority() + base.getRawPath() + reference)
                    : parse(base.resolve(reference).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Host and port, the unit that politeness and robots.txt are about (RFC 9309, 2.3). */
    static String authority(URI url) {
        return url.getScheme() + "://" + url.getAuthority().toLowerCase(Locale.ROOT);
    }
}
