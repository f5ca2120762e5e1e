package org.mediabalance.extract;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.mediabalance.extract.Claims.Field;
import org.mediabalance.study.ItemKind;

/** Tells an item's page from lists, home pages, search pages and empty ones, and a clip from an article. */
final class ItemSigns {
    private static final Set<String> LIST_TYPES = Set.of("collectionpage", "searchresultspage", "profilepage",
            "contactpage", "aboutpage");
    private static final Pattern SEARCH = Pattern.compile("(?i)(?:^|[/&?])(?:search|query|searchword|s|q)(?:=|/|$)");
    private static final Pattern HOME = Pattern
            .compile("(?i)/?(?:(?:kk|kz|kaz|qaz|ru|rus|en|eng)/?)?(?:index\\.\\w{2,5}|home/?)?");
    /** An item without any markup that says so needs this many unlinked characters: two sentences, ... */
    private static final int PROSE_MIN = 140;
    /** ... or one under a headline of its own. */
    private static final int PROSE_UNDER_HEADLINE_MIN = 60;
    /** A page with this many linked headings in its main part lists items, each under its headline. */
    private static final int LINKED_HEADINGS = 3;

    private ItemSigns() {
    }

    /** Why the page is no item; empty when it is one. */
    static Optional<String> missing(URI url, Landmarks page, Claims claims, MainText text,
            PageTitles titles) {
        boolean video = kind(page, claims, text) == ItemKind.CLIP;
        boolean article = claims.all(Field.TYPE).map(c -> c.value().toLowerCase(Locale.ROOT))
                .anyMatch(type -> type.endsWith("article") || type.endsWith("blogposting") || type.startsWith("video"));
        if (HOME.matcher(url.getPath() == null ? "" : url.getPath()).matches() && url.getQuery() == null && !article) {
            return Optional.of("home page");
        }
        if (claims.all(Field.TYPE).anyMatch(c -> LIST_TYPES.contains(c.value().toLowerCase(Locale.ROOT))) && !article) {
            return Optional.of("list page: its metadata says so");
        }
        if (SEARCH.matcher(path(url)).find() && !article) {
            return Optional.of("search page");
        }
        if (!article && linkedHeadings(text.root()) >= LINKED_HEADINGS) {
            return Optional.of("list page: linked headlines");
        }
        int prose = text.blocks().stream().mapToInt(block -> block.length() - block.linkChars()).sum();
        if (titles.areMissing() && prose == 0) {
            return Optional.of("empty page: no title and no text");
        }
        int enough = titles.heading().isPresent() ? PROSE_UNDER_HEADLINE_MIN : PROSE_MIN;
        return prose < enough && !article && !video
                ? Optional.of("no text: " + prose + " characters outside links")
                : Optional.empty();
    }

    private static String path(URI url) {
        return (url.getPath() == null ? "" : url.getPath()) + (url.getQuery() == null ? "" : "?" + url.getQuery());
    }

    private static long linkedHeadings(Element root) {
        return root.select("h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4").stream()
                .filter(link -> !Boilerplate.isAmongOtherItems(link, root)).count();
    }

    static ItemKind kind(Landmarks page, Claims claims, MainText text) {
        boolean video = claims.first(Field.VIDEO).isPresent()
                || claims.all(Field.TYPE)
                        .anyMatch(c -> c.value().equals("VideoObject") || c.value().startsWith("video."))
                || page.hasVideo() || FramedVideo.isTheItem(page, text);
        return video ? ItemKind.CLIP : ItemKind.ARTICLE;
    }
}
