package org.mediabalance.intake;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Source;
import org.mediabalance.study.Study;

/**
 * Finds the outlet of an address: the one with the longest site that the address lies under. {@code www.}, {@code m.},
 * the scheme and the case of letters make no difference, since exports write them as they like.
 */
final class OutletFinder {
    private static final Pattern CHANNEL_ID = Pattern.compile("(?:\\A|&)channel_id=([^&]+)");

    private record Site(String address, Outlet outlet) {}

    private final List<Site> sites = new ArrayList<>();
    private final List<Outlet> outlets;

    OutletFinder(Study study) {
        outlets = study.outlets();
        for (Outlet outlet : outlets) {
            outlet.sites().forEach(site -> add(site, outlet));
            outlet.sources().forEach(source -> channel(source).ifPresent(site -> add(site, outlet)));
        }
    }

    private void add(URI site, Outlet outlet) {
        sites.add(new Site(plain(site).replaceFirst("^t\\.me/s/", "t.me/"), outlet));
    }

    /** The address of the channel that a source lists, where that says whose an item is. */
    private static Optional<URI> channel(Source source) {
        return switch (source) {
            case Source.YouTubeChannel youtube -> {
                Matcher id = CHANNEL_ID.matcher(Optional.ofNullable(youtube.url().getRawQuery()).orElse(""));
                yield id.find() ? Optional.of(youtube.url().resolve("/channel/" + id.group(1))) : Optional.empty();
            }
            case Source.TelegramChannel telegram -> Optional.of(telegram.url().resolve("/" + telegram.name()));
            case Source.Sitemap list -> Optional.empty();
            case Source.Feed list -> Optional.empty();
            case Source.ListingPage list -> Optional.empty();
        };
    }

    /** The outlets that the first of these addresses with any belongs to; more than one when they share the site. */
    Set<Outlet> of(List<URI> addresses) {
        for (URI address : addresses) {
            String wanted = plain(address);
            List<Site> holding = sites.stream().filter(site -> holds(site.address(), wanted)).toList();
            int longest = holding.stream().mapToInt(site -> site.address().length()).max().orElse(0);
            Set<Outlet> found = new LinkedHashSet<>();
            holding.stream().filter(site -> site.address().length() == longest).forEach(s -> found.add(s.outlet()));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    private static boolean holds(String site, String address) {
        return address.startsWith(site)
                && (address.length() == site.length() || "/?".indexOf(address.charAt(site.length())) >= 0);
    }

    /** The outlets of this name, as a channel calls itself. */
    Set<Outlet> named(String name) {
        Set<Outlet> found = new LinkedHashSet<>();
        outlets.stream().filter(o -> o.name().strip().equalsIgnoreCase(name.strip())).forEach(found::add);
        return found;
    }

    /** The outlet's channel on Telegram, {@code https://t.me/NAME}; empty when the study names none. */
    static Optional<URI> telegram(Outlet outlet) {
        return outlet.sources().stream().filter(Source.TelegramChannel.class::isInstance)
                .flatMap(source -> channel(source).stream()).findFirst()
                .or(() -> outlet.sites().stream().filter(site -> plain(site).matches("t\\.me/(s/)?\\w+"))
                        .map(site -> URI.create("https://t.me/" + plain(site).replaceFirst("^t\\.me/(s/)?", "")))
                        .findFirst());
    }

    /** Host and path in lower case, without what exports write differently. */
    private static String plain(URI url) {
        String path = (url.getRawPath() == null ? "" : url.getRawPath()).replaceFirst("/+$", "");
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return (url.getRawAuthority().replaceFirst("(?i)^(?:www|m)\\.", "") + path + query).toLowerCase(Locale.ROOT);
    }
}
