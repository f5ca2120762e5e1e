package org.mediabalance.extract;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.mediabalance.extract.Claims.Field;

/** What the head of a page claims: Open Graph, the meta names that news systems share, canonical and language links. */
final class MetaTags {
    /** In order of trust; a name that means the moment of serving the page on some sites stands last. */
    private static final List<String> PUBLISHED = List.of("article:published_time", "og:published_time",
            "og:article:published_time", "og:video:release_date", "video:release_date", "ya:ovs:upload_date",
            "parsely-pub-date", "sailthru.date", "publish_date", "publish-date", "pubdate",
            "cxenseparse:recs:publishtime",
            "date.issued", "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date", "dc.date.created",
            "mediator_published_time", "date");
    private static final List<String> MODIFIED = List.of("article:modified_time", "og:updated_time", "last-modified",
            "dcterms.modified", "lastmod");
    private static final List<String> DURATION = List.of("og:video:duration", "video:duration", "ya:ovs:duration",
            "duration");
    private static final List<String> AUTHOR = List.of("author", "article:author", "parsely-author", "dc.creator",
            "sailthru.author", "mediator_author");

    private final Map<String, String> values = new LinkedHashMap<>();

    private MetaTags(Landmarks page) {
        for (Element meta : page.metas()) {
            for (String attribute : List.of("property", "name", "itemprop")) {
                String name = meta.attr(attribute).toLowerCase(Locale.ROOT).strip();
                if (!name.isEmpty()) {
                    values.putIfAbsent(name, meta.attr("content"));
                }
            }
        }
    }

    /** @param language the language the page's root element names */
    static Claims read(Landmarks page, String language) {
        MetaTags tags = new MetaTags(page);
        Claims claims = new Claims();
        tags.claim(claims, Field.TYPE, List.of("og:type"));
        tags.claim(claims, Field.PUBLISHED, PUBLISHED);
        tags.claim(claims, Field.MODIFIED, MODIFIED);
        tags.claim(claims, Field.DURATION, DURATION);
        tags.claim(claims, Field.AUTHOR, AUTHOR);
        tags.claim(claims, Field.SECTION, List.of("article:section", "section", "mediator_theme"));
        tags.claim(claims, Field.VIDEO, List.of("og:video", "og:video:url", "og:video:secure_url", "twitter:player"));
        tags.claim(claims, Field.DESCRIPTION, List.of("og:description", "description"));
        claims.add(Field.LANGUAGE, language, "html:lang");
        tags.claim(claims, Field.LANGUAGE, List.of("og:locale", "language", "content-language"));
        page.links().stream().filter(link -> link.attr("rel").equalsIgnoreCase("canonical")).limit(1)
                .forEach(link -> claims.add(Field.CANONICAL, link.absUrl("href"), "link:canonical"));
        tags.claim(claims, Field.CANONICAL, List.of("og:url"));
        return claims;
    }

    private void claim(Claims claims, Field field, List<String> names) {
        for (String name : names) {
            claims.add(field, values.get(name), name.contains(":") ? name : "meta:" + name);
        }
    }

    /** The item's other language versions by language code. */
    static Map<String, URI> alternates(Landmarks page) {
        Map<String, URI> alternates = new LinkedHashMap<>();
        for (Element link : page.links()) {
            Optional<String> language = link.attr("rel").equalsIgnoreCase("alternate")
                    ? LanguageCodes.of(link.attr("hreflang"))
                    : Optional.empty();
            language.ifPresent(code -> Addresses.of(link, "href").ifPresent(url -> alternates.putIfAbsent(code, url)));
        }
        return alternates;
    }
}
