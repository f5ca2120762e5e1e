package org.mediabalance.crawl;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Source;

/** Which addresses belong to an outlet. */
public final class Sites {
    private static final List<String> YOUTUBE_CLIPS = List.of("/watch", "/shorts/", "/live/");

    private Sites() {
    }

    /**
     * Why the outlet's crawl must not go there; empty when the address lies on one of its sites or is of the platform
     * on which the outlet has a channel.
     */
    public static Optional<String> refusal(Outlet outlet, URI url) {
        boolean own = outlet.sites().stream().anyMatch(site -> holds(site, site.getRawPath(), url))
                || outlet.sources().stream().anyMatch(source -> ofChannel(source, url));
        return own ? Optional.empty() : Optional.of("not on a site of the outlet");
    }

    private static boolean ofChannel(Source source, URI url) {
        return switch (source) {
            case Source.YouTubeChannel channel ->
                YOUTUBE_CLIPS.stream().anyMatch(path -> holds(channel.url(), path, url));
            case Source.TelegramChannel channel -> Links.authority(channel.url()).equals(Links.authority(url))
                    && url.getRawPath().toLowerCase(Locale.ROOT)
                            .startsWith("/" + channel.name().toLowerCase(Locale.ROOT) + "/");
            case Source.Sitemap list -> false;
            case Source.Feed list -> false;
            case Source.ListingPage list -> false;
        };
    }

    private static boolean holds(URI host, String path, URI url) {
        return Links.authority(url).equals(Links.authority(host)) && url.getRawPath().startsWith(path);
    }
}
