package org.mediabalance.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The words in an element's class and id that tell what authors of templates thought it is. One for each page. */
final class ElementNames {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    /** Tags that hold the text itself, whatever they are called. */
    private static final Set<String> NEVER = Set.of("body", "main", "article", "tbody", "tr", "td", "h1", "h2", "h3",
            "h4", "h5", "h6");
    /** A class of its own; with a colon beside it, it hides at some widths of the window only. */
    private static final Pattern HIDDEN = Pattern
            .compile("(?:^|\\s)(?:(?:visually-)?hidden|sr-only|screen-reader-text)(?:\\s|$)");
    private static final int SHORTEST_HIDDEN = "hidden".length();
    /** Words that stand between separators; in other words and in the humps of random ids they mean nothing. */
    private static final Set<String> WHOLE = Set.of("nav", "ad", "ads", "tag", "tags", "meta", "menu", "footer",
            "print",
            "date", "time", "share", "player", "reply", "replies", "credit", "credits", "photo",
            "counter", "counters", "login", "rating", "pager", "wpcnt", "wpa");
    private static final List<String> STEMS = List.of("navig", "navbar", "breadcrumb", "sidebar", "cookie", "gdpr",
            "consent", "popup", "modal", "newsletter", "subscri", "signup", "sharing", "social", "related", "recommend",
            "readmore", "comment", "disqus", "respond", "widget", "promo", "advert", "banner", "sponsor", "outbrain",
            "taboola", "paginat", "caption", "byline", "author", "toolbar", "tooltip", "copyright", "popular",
            "trending",
            "donat", "gallery", "slideshow", "carousel", "lightbox", "messenger", "timestamp",
            "infobox", "factbox", "feedback", "bottalk", "sourcepoint", "onetrust", "didomi", "usercentrics");

    /** Words that no template gives to a wrapper of the text. */
    private static final Set<String> CERTAIN = Set.of("footer", "breadcrumb", "copyright", "gdpr", "hidden", "cookie",
            "onetrust", "didomi", "usercentrics");

    /** What was read of the names of a page, which repeats few of them. */
    private final Map<String, String> read = new HashMap<>();

    /** The first word that names boilerplate; empty text when none does. */
    String boilerplate(Element element) {
        String tag = element.normalName();
        if (tag.equals("form")) {
            return tag;
        }
        Element parent = element.parent();
        if (element.attributesSize() == 0 || NEVER.contains(tag)
                || parent != null && HEADINGS.contains(parent.normalName())) {
            return "";
        }
        String names = element.className();
        if (names.length() >= SHORTEST_HIDDEN && HIDDEN.matcher(names).find() && names.indexOf(':') < 0) {
            return "hidden";
        }
        String word = read.computeIfAbsent(names, ElementNames::word);
        return word.isEmpty() ? read.computeIfAbsent(element.id(), ElementNames::word) : word;
    }

    /** Whether a word of {@link #boilerplate} needs no proof that it does not name the text. */
    static boolean isCertain(String word) {
        return CERTAIN.contains(word);
    }

    private static String word(String names) {
        if (names.isEmpty()) {
            return "";
        }
        int from = 0;
        for (int i = 0; i <= names.length(); i++) {
            if (i == names.length() || !Character.isLetter(names.charAt(i))) {
                String found = i > from ? part(names.substring(from, i)) : "";
                if (!found.isEmpty()) {
                    return found;
                }
                from = i + 1;
            }
        }
        return "";
    }

    private static String part(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        if (WHOLE.contains(lower)) {
            return lower;
        }
        for (int i = 0; i < part.length(); i++) {
            if (i == 0 || Character.isUpperCase(part.charAt(i)) && Character.isLowerCase(part.charAt(i - 1))) {
                for (String stem : STEMS) {
                    if (lower.startsWith(stem, i)) {
                        return stem;
                    }
                }
            }
        }
        return "";
    }
}
