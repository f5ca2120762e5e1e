package org.mediabalance.study;

import java.util.Optional;

/**
 * What a list (sitemap, feed, listing, channel) said of a URL before it was fetched. Often the only place where the
 * hour or the running time stands.
 *
 * @param source the kind of list, such as {@code sitemap}, {@code feed}, {@code listing}
 */
public record Hint(String source, Optional<String> title, Optional<Published> published,
        Optional<RunningTime> runningTime) {

    /** A list that gave nothing but the URL. */
    public static Hint none(String source) {
        return new Hint(source, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
