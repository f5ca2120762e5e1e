package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON-LD blocks of a page. Sites write it by string templates, so comments, trailing commas, raw line breaks and
 * wrong escapes are read; a block that still does not parse gives the simple string properties it holds.
 */
final class JsonLd {
    private static final int DEPTH_MAX = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_MISSING_VALUES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build()).build();
    private static final Pattern PROPERTY = Pattern
            .compile("(?<![\\p{L}@])(@type|headline|name|datePublished|uploadDate|"
                    + "dateModified|duration|articleSection|inLanguage)\"\\s*:\\s*\"([^\"\\n]{1,500})\"");

    private JsonLd() {
    }

    static List<JsonNode> blocks(List<Element> scripts) {
        List<JsonNode> blocks = new ArrayList<>();
        for (Element script : scripts) {
            String json = unwrapped(script.data());
            if (!json.isBlank()) {
                blocks.add(parse(json, script.data()));
            }
        }
        return blocks;
    }

    /** The outermost object or array: around it sites leave comments, CDATA marks and semicolons. */
    private static String unwrapped(String data) {
        int from = data.startsWith("[CDATA[", data.indexOf('[')) ? data.indexOf('[') + "[CDATA[".length() : 0;
        while (from < data.length() && data.charAt(from) != '{' && data.charAt(from) != '[') {
            from++;
        }
        int to = from == data.length() ? -1 : data.lastIndexOf(data.charAt(from) == '{' ? '}' : ']');
        return to < from ? data.substring(from) : data.substring(from, to + 1);
    }

    private static JsonNode parse(String json, String data) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            return pieces(data);
        }
    }

    /** The first value of each property that stands as a plain string; nesting is lost. */
    private static JsonNode pieces(String data) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Matcher property = PROPERTY.matcher(data);
        while (property.find()) {
            if (!node.has(property.group(1))) {
                node.put(property.group(1), property.group(2));
            }
        }
        return node;
    }
}
