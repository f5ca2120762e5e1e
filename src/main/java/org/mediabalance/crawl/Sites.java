package org.mediabalance.crawl;

import java.net.URI;
import java.util.Optional;
import org.mediabalance.study.Outlet;

/** Which addresses belong to an outlet. */
final class Sites {
    private Sites() {
    }

    /** Why the outlet's crawl must not go there; empty when the address lies on one of its sites. */
    static Optional<String> refusal(Outlet outlet, URI url) {
        for (URI site : outlet.sites()) {
            if (Links.authority(url).equals(Links.authority(site)) && url.getRawPath().startsWith(site.getRawPath())) {
                return Optional.empty();
            }
        }
        return Optional.of("not on a site of the outlet");
    }
}
