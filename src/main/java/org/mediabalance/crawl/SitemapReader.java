package org.mediabalance.crawl;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.LinkAttributes;
import crawlercommons.sitemaps.extension.NewsAttributes;
import crawlercommons.sitemaps.extension.VideoAttributes;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Listing;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

/**
 * Reads a sitemap or sitemap index (sitemaps.org protocol) with the news and video extensions. {@code lastmod} is never
 * taken for a publication date: sites set it to the day of the last rebuild.
 */
final class SitemapReader {
    /** The protocol's longest clip, 28,800 s, bounds what is believed (Google's video sitemap reference). */
    private static final int SECONDS_MAX = 28_800;

    private SitemapReader() {
    }

    static ListRead read(Capture page, ZoneId zone) {
        if (page.body().length == 0) {
            return new ListRead.Unreadable("an empty file");
        }
        SiteMapParser parser = new SiteMapParser(false, true);
        // All of them: in a sitemap with pictures the library takes image:loc for an item unless it knows the extension.
        parser.enableExtensions();
        try {
            byte[] body = plain(page.body());
            if (looksLikeHtml(body)) {
                return new ListRead.Unreadable("an HTML page, not a sitemap");
            }
            AbstractSiteMap map = parser.parseSiteMap(body, page.url().toURL());
            return switch (map) {
                case SiteMapIndex index -> new ListRead.Entries(List.of(),
                        index.getSitemaps().stream().flatMap(s -> Links.parse(s.getUrl().toString()).stream())
                                .toList());
                case SiteMap entries -> new ListRead.Entries(entries(entries, zone), List.of());
                default -> new ListRead.Unreadable("a " + map.getType() + ", not a sitemap");
            };
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("a capture without an absolute address: " + page.url(), e);
        } catch (UnknownFormatException | IOException e) {
            return new ListRead.Unreadable("not a sitemap: " + e.getMessage());
        }
    }

    /** Undoes gzip ({@code sitemap.xml.gz}) within our own limit: the library would unpack a bomb without one. */
    private static byte[] plain(byte[] body) throws IOException {
        boolean gzip = body.length > 2 && body[0] == 0x1F && body[1] == (byte) 0x8B;
        return gzip ? ContentCoding.decode(body, "gzip") : body;
    }

    /** A missing sitemap often answers 200 with the home page; XML readers would complain about it in riddles. */
    private static boolean looksLikeHtml(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, 512), StandardCharsets.ISO_8859_1)
                .toLowerCase(java.util.Locale.ROOT);
        return head.contains("<!doctype html") || head.contains("<html");
    }

    /** Each address once; a language version that only an hreflang link names is an entry too. */
    private static List<Listing.Entry> entries(SiteMap map, ZoneId zone) {
        Map<URI, Listing.Entry> entries = new LinkedHashMap<>();
        for (SiteMapURL entry : map.getSiteMapUrls()) {
            Links.parse(entry.getUrl().toString())
                    .ifPresent(url -> entries.putIfAbsent(url, new Listing.Entry(url, hint(entry, zone))));
        }
        for (SiteMapURL entry : map.getSiteMapUrls()) {
            ExtensionMetadata[] links = entry.getAttributesForExtension(Extension.LINKS);
            for (ExtensionMetadata link : links == null ? new ExtensionMetadata[0] : links) {
                if (link instanceof LinkAttributes alternate && alternate.getParams() != null
                        && alternate.getParams().containsKey("hreflang") && alternate.getHref() != null) {
                    Links.parse(alternate.getHref().toString()).ifPresent(url -> entries.putIfAbsent(url,
                            new Listing.Entry(url, Hint.none("sitemap:alternate"))));
                }
            }
        }
        return List.copyOf(entries.values());
    }

    private static Hint hint(SiteMapURL entry, ZoneId zone) {
        ExtensionMetadata[] videos = entry.getAttributesForExtension(Extension.VIDEO);
        if (videos != null && videos.length > 0 && videos[0] instanceof VideoAttributes video) {
            return new Hint("sitemap:video", Optional.ofNullable(video.getTitle()),
                    published(video.getPublicationDateTime(), zone, "sitemap:video"), runningTime(video.getDuration()));
        }
        ExtensionMetadata[] news = entry.getAttributesForExtension(Extension.NEWS);
        if (news != null && news.length > 0 && news[0] instanceof NewsAttributes item) {
            return new Hint("sitemap:news", Optional.ofNullable(item.getTitle()),
                    published(item.getPublicationDateTime(), zone, "sitemap:news"), Optional.empty());
        }
        return Hint.none("sitemap");
    }

    /**
     * The library turns a date without time into midnight UTC. A clip really published in that very second is rarer than
     * a date without time, so exactly midnight UTC is read as a day.
     */
    private static Optional<Published> published(ZonedDateTime time, ZoneId zone, String source) {
        if (time == null) {
            return Optional.empty();
        }
        ZonedDateTime utc = time.withZoneSameInstant(ZoneOffset.UTC);
        if (utc.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return Optional.of(Published.on(utc.toLocalDate(), source));
        }
        return Optional.of(Published.at(time.toInstant(), zone, Published.Precision.SECOND, source));
    }

    private static Optional<RunningTime> runningTime(Integer seconds) {
        return Optional.ofNullable(seconds).filter(s -> s > 0 && s <= SECONDS_MAX)
                .map(s -> new RunningTime(Duration.ofSeconds(s), "sitemap:video"));
    }
}
