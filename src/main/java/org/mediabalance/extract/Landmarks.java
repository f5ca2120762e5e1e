package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeVisitor;
import org.jsoup.nodes.Node;

/** The elements of a page that metadata is read from, gathered in one walk: each CSS query would walk the page again. */
final class Landmarks implements NodeVisitor {
    private static final int ASSIGNMENT_MAX = 200;

    private final List<Element> metas = new ArrayList<>();
    private final List<Element> links = new ArrayList<>();
    private final List<Element> jsonLd = new ArrayList<>();
    private final List<Element> headings = new ArrayList<>();
    private final List<Element> items = new ArrayList<>();
    private final List<Element> tracks = new ArrayList<>();
    private final List<Element> players = new ArrayList<>();
    private final List<Element> frames = new ArrayList<>();
    private boolean video;

    private Landmarks() {
    }

    static Landmarks of(Document page) {
        Landmarks landmarks = new Landmarks();
        page.traverse(landmarks);
        return landmarks;
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "meta" -> metas.add(element);
            case "link" -> links.add(element);
            case "h1" -> headings.add(element);
            case "track" -> tracks.add(element);
            case "video" -> video = true;
            case "iframe" -> frames.add(element);
            case "script" -> {
                if (element.attr("type").equalsIgnoreCase("application/ld+json")) {
                    jsonLd.add(element);
                } else if (handsToPlayer(element)) {
                    players.add(element);
                }
            }
            default -> {
                // no landmark by its tag
            }
        }
        if (element.attributesSize() > 0 && element.hasAttr("itemscope") && !element.hasAttr("itemprop")) {
            items.add(element);
        }
    }

    /** The name stands at the head of its script; looking no further keeps the walk cheap. */
    private static boolean handsToPlayer(Element script) {
        return script.firstChild() instanceof DataNode code && code.getWholeData().indexOf(PlayerResponse.NAME, 0,
                Math.min(ASSIGNMENT_MAX, code.getWholeData().length())) >= 0;
    }

    List<Element> metas() {
        return metas;
    }

    List<Element> links() {
        return links;
    }

    List<Element> jsonLd() {
        return jsonLd;
    }

    /** First-level headings. */
    List<Element> headings() {
        return headings;
    }

    /** Outermost microdata items. */
    List<Element> items() {
        return items;
    }

    List<Element> tracks() {
        return tracks;
    }

    /** Scripts that name a {@link PlayerResponse}. */
    List<Element> players() {
        return players;
    }

    List<Element> frames() {
        return frames;
    }

    boolean hasVideo() {
        return video;
    }
}
