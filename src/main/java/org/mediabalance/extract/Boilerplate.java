package org.mediabalance.extract;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Elements that never hold an item's text: by tag, by role, by being hidden. */
final class Boilerplate {
    private static final Set<String> TAGS = Set.of("script", "style", "noscript", "template", "iframe", "object",
            "embed",
            "svg", "canvas", "button", "select", "input", "textarea", "label", "nav", "footer", "aside", "dialog",
            "menu",
            "audio", "video", "figure", "figcaption", "head", "title", "link", "meta", "map", "area");
    private static final Set<String> ROLES = Set.of("navigation", "banner", "contentinfo", "complementary", "search",
            "dialog", "alert", "alertdialog", "menu", "menubar", "toolbar", "button", "tablist");
    private static final Pattern HIDDEN = Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    private static final Pattern OTHER_ITEMS = Pattern
            .compile("(?i)(?:^|[\\s_-])(?:related\\w*|recommend\\w*|read-?more|"
                    + "comments?|disqus|sidebar|popular|trending|most-?read|also-?read|latest|teaser\\w*|card\\w*|similar|"
                    + "copyright|weather|currency|calendar)(?=$|[\\s_-])");

    private Boilerplate() {
    }

    static boolean leavesOut(Element element) {
        if (TAGS.contains(element.normalName())) {
            return true;
        }
        if (element.attributesSize() == 0) {
            return false;
        }
        return element.hasAttr("hidden") || ROLES.contains(element.attr("role"))
                || element.hasAttr("style") && HIDDEN.matcher(element.attr("style")).find();
    }

    /** Whether an element holds a list of other items, comments or the site's frame. */
    static boolean isOtherItems(Element element) {
        return isFrame(element) || element.attributesSize() > 0
                && (namesOtherItems(element.className()) || namesOtherItems(element.id()));
    }

    static boolean isFrame(Element element) {
        String tag = element.normalName();
        return tag.equals("aside") || tag.equals("nav") || tag.equals("footer") || tag.equals("script")
                || tag.equals("header") && element.parent() == element.ownerDocument().body()
                        && element.selectFirst("h1") == null;
    }

    static boolean namesOtherItems(String names) {
        return OTHER_ITEMS.matcher(names).find();
    }

    /** Whether an element stands inside one that {@link #isOtherItems}, below the scope. */
    static boolean isAmongOtherItems(Element element, Element scope) {
        for (Element at = element; at != null && at != scope; at = at.parent()) {
            if (isOtherItems(at)) {
                return true;
            }
        }
        return false;
    }
}
