package org.mediabalance.extract;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Elements that never hold an item's text: by tag, by role, by being hidden, by belonging to a consent banner. */
final class Boilerplate {
    private static final Set<String> TAGS = Set.of("script", "style", "noscript", "template", "iframe", "object",
            "embed",
            "svg", "canvas", "button", "select", "input", "textarea", "label", "nav", "footer", "aside", "dialog",
            "menu",
            "audio", "video", "figure", "figcaption", "head", "title", "link", "meta", "map", "area");
    private static final Set<String> ROLES = Set.of("navigation", "banner", "contentinfo", "complementary", "search",
            "dialog", "alert", "alertdialog", "menu", "menubar", "toolbar", "button", "tablist");
    private static final Pattern HIDDEN = Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    /** The containers of the consent managers that most news sites embed, and what home-made ones are called. */
    private static final Pattern CONSENT = Pattern.compile(
            "(?i)onetrust|didomi|usercentrics|sp_message|qc-cmp|cookiebot|cookie-?(?:banner|consent|notice|law)|\\bcmp-");
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
                || HIDDEN.matcher(element.attr("style")).find() || CONSENT.matcher(element.id()).find()
                || CONSENT.matcher(element.className()).find();
    }

    /** Whether an element below the scope belongs to a list of other items, to comments or to the site's frame. */
    static boolean isOtherItems(Element element, Element scope) {
        for (Element at = element; at != null && at != scope; at = at.parent()) {
            String tag = at.normalName();
            boolean frame = tag.equals("aside") || tag.equals("nav") || tag.equals("footer") || tag.equals("script")
                    || tag.equals("header") && at.selectFirst("h1") == null && at.parent() == at.ownerDocument().body();
            if (frame || OTHER_ITEMS.matcher(at.className()).find() || OTHER_ITEMS.matcher(at.id()).find()) {
                return true;
            }
        }
        return false;
    }
}
