package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Microdata (WHATWG HTML, section 5) as the same trees as JSON-LD, so that both are understood in one place. */
final class Microdata {
    /** Properties stand deep in layouts; the parser bounds the page at 400 levels. */
    private static final int DEPTH_MAX = 100;
    /** The article's own text is read from the page, where its paragraphs are kept. */
    private static final List<String> LONG = List.of("articleBody", "text");

    private Microdata() {
    }

    static List<JsonNode> items(List<Element> scopes) {
        List<JsonNode> items = new ArrayList<>();
        for (Element element : scopes) {
            items.add(item(element, 0));
        }
        return items;
    }

    private static ObjectNode item(Element scope, int depth) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        String type = scope.attr("itemtype");
        node.put("@type", type.substring(type.lastIndexOf('/') + 1));
        if (depth < DEPTH_MAX) {
            scope.children().forEach(child -> properties(child, node, depth));
        }
        return node;
    }

    private static void properties(Element element, ObjectNode node, int depth) {
        boolean item = element.hasAttr("itemscope");
        for (String name : element.attr("itemprop").split("\\s+")) {
            if (!name.isEmpty() && !LONG.contains(name)) {
                JsonNode value = item ? item(element, depth + 1) : JsonNodeFactory.instance.stringNode(value(element));
                JsonNode before = node.get(name);
                if (before instanceof ArrayNode array) {
                    array.add(value);
                } else if (before != null) {
                    node.set(name, JsonNodeFactory.instance.arrayNode().add(before).add(value));
                } else {
                    node.set(name, value);
                }
            }
        }
        if (!item && depth < DEPTH_MAX) {
            element.children().forEach(child -> properties(child, node, depth + 1));
        }
    }

    private static String value(Element element) {
        for (String attribute : new String[]{"content", "datetime", "href", "src", "data"}) {
            if (element.hasAttr(attribute)) {
                return element.attr(attribute);
            }
        }
        return element.text();
    }
}
