package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.mediabalance.extract.Claims.Field;
import tools.jackson.databind.JsonNode;

/**
 * The schema.org nodes of a page, JSON-LD or microdata, and what the node that is the page's own item claims. Pages
 * carry nodes of other items too (lists, related clips): a node is the page's own when its name is the page's title, and
 * a lone article or video is believed without.
 */
final class SchemaOrg {
    /** Properties that lead to other things than the page's item. */
    private static final Set<String> ELSEWHERE = Set.of("itemListElement", "isPartOf", "publisher", "comment", "review",
            "author", "creator", "isBasedOn", "citation", "mentions", "about", "subjectOf", "breadcrumb");
    private static final int NODES_MAX = 2000;

    private final String source;
    private final PageTitles titles;
    private final List<JsonNode> nodes = new ArrayList<>();

    private SchemaOrg(String source, PageTitles titles) {
        this.source = source;
        this.titles = titles;
    }

    /** The claims of the JSON-LD, then of the microdata. */
    static Claims read(Landmarks page, PageTitles titles) {
        Claims claims = of("json-ld", JsonLd.blocks(page.jsonLd()), titles);
        claims.addAll(of("microdata", Microdata.items(page.items()), titles));
        return claims;
    }

    private static Claims of(String source, List<JsonNode> roots, PageTitles titles) {
        SchemaOrg graph = new SchemaOrg(source, titles);
        roots.forEach(root -> graph.collect(root, 0));
        Claims claims = new Claims();
        graph.own().forEach(node -> graph.claim(node, claims));
        return claims;
    }

    private void collect(JsonNode node, int depth) {
        if (node == null || depth > 30 || nodes.size() > NODES_MAX) {
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> collect(child, depth + 1));
        } else if (node.isObject()) {
            if (!types(node).isEmpty()) {
                nodes.add(node);
            }
            node.properties().stream().filter(property -> !ELSEWHERE.contains(property.getKey()))
                    .forEach(property -> collect(property.getValue(), depth + 1));
        }
    }

    /** The nodes that speak of the page's own item, articles before videos before the page itself. */
    private List<JsonNode> own() {
        List<JsonNode> items = nodes.stream().filter(isItem()).toList();
        List<JsonNode> own = new ArrayList<>(items.stream().filter(node -> titles.match(name(node))).toList());
        if (own.isEmpty()) {
            lone(items, SchemaOrg::isArticle, own);
            lone(items, SchemaOrg::isVideo, own);
        }
        for (JsonNode node : List.copyOf(own)) {
            items.stream().filter(other -> other == node.get("video") && !own.contains(other)).forEach(own::add);
        }
        if (own.stream().noneMatch(SchemaOrg::isVideo)) {
            lone(items, SchemaOrg::isVideo, own);
        }
        own.sort(Comparator.comparingInt(node -> isArticle(node) ? 0 : 1));
        nodes.stream().filter(node -> types(node).stream().anyMatch(type -> type.endsWith("Page"))).forEach(own::add);
        return own;
    }

    private static void lone(List<JsonNode> items, Predicate<JsonNode> kind, List<JsonNode> own) {
        List<JsonNode> some = items.stream().filter(kind).toList();
        if (some.size() == 1 && !own.contains(some.getFirst())) {
            own.add(some.getFirst());
        }
    }

    private static Predicate<JsonNode> isItem() {
        return node -> isArticle(node) || isVideo(node);
    }

    private static boolean isArticle(JsonNode node) {
        return types(node).stream().anyMatch(type -> type.endsWith("Article") || type.endsWith("BlogPosting")
                || type.equals("Report") || type.equals("SocialMediaPosting"));
    }

    private static boolean isVideo(JsonNode node) {
        return types(node).stream()
                .anyMatch(type -> type.equals("VideoObject") || type.equals("Clip") || type.endsWith("Episode"));
    }

    private void claim(JsonNode node, Claims claims) {
        boolean page = !isItem().test(node);
        types(node).forEach(type -> claims.add(Field.TYPE, type, source + ":@type"));
        for (String key : List.of("datePublished", "uploadDate", "dateCreated")) {
            claim(claims, Field.PUBLISHED, node, key);
        }
        claim(claims, Field.MODIFIED, node, "dateModified");
        claim(claims, Field.LANGUAGE, node, "inLanguage");
        if (page) {
            return;
        }
        claim(claims, Field.TITLE, node, "headline");
        claim(claims, Field.TITLE, node, "name");
        claim(claims, Field.DURATION, node, "duration");
        claim(claims, Field.SECTION, node, "articleSection");
        claim(claims, Field.BODY, node, "articleBody");
        claim(claims, Field.BODY, node, "transcript");
        claim(claims, Field.DESCRIPTION, node, "description");
        claim(claims, Field.VIDEO, node, "contentUrl");
        claim(claims, Field.VIDEO, node, "embedUrl");
        authors(node.get("author"), claims);
        for (JsonNode caption : list(node.get("caption"))) {
            claim(claims, Field.CAPTIONS, caption, "contentUrl");
            claim(claims, Field.CAPTIONS, caption, "url");
        }
    }

    private void authors(JsonNode author, Claims claims) {
        for (JsonNode one : list(author)) {
            String name = one.isObject() ? text(one.get("name")) : text(one);
            claims.add(Field.AUTHOR, name, source + ":author");
        }
    }

    private void claim(Claims claims, Field field, JsonNode node, String key) {
        for (JsonNode value : list(node.get(key))) {
            claims.add(field, text(value), source + ":" + key);
        }
    }

    private static List<JsonNode> list(JsonNode value) {
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<JsonNode> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(values::add);
        } else {
            values.add(value);
        }
        return values;
    }

    private static List<String> types(JsonNode node) {
        return list(node.get("@type")).stream().map(SchemaOrg::text).filter(type -> !type.isEmpty())
                .map(type -> type.substring(type.lastIndexOf('/') + 1)).toList();
    }

    private static String name(JsonNode node) {
        String headline = text(node.get("headline"));
        return headline.isEmpty() ? text(node.get("name")) : headline;
    }

    /** A scalar as text, without the HTML and the entities that sites leave in strings. */
    private static String text(JsonNode value) {
        if (value == null || value.isNull() || value.isObject() || value.isArray()) {
            return "";
        }
        String text = value.asString("");
        return text.indexOf('<') >= 0 || text.indexOf('&') >= 0
                ? Jsoup.parseBodyFragment(text).body().wholeText().strip()
                : text.strip();
    }
}
