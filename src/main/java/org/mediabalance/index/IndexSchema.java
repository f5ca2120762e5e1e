package org.mediabalance.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.mediabalance.language.Analysis;
import org.mediabalance.study.Stance;
import tools.jackson.databind.JsonNode;

/**
 * What a cluster must know of the index: analyzers and queries, which its nodes load as a plugin made of these same
 * classes, and the settings and mapping that name them. So a word has the same tokens, and a query the same meaning, in
 * Lucene here and in the cluster there.
 */
public final class IndexSchema {
    /** The plugin's analyzers are called by this and the language, such as {@code mediabalance_kk}. */
    public static final String PREFIX = "mediabalance_";
    /** The plugin's query, whose one parameter {@code query} is in the language of {@link QueryHelp}. */
    public static final String QUERY = "mediabalance";
    static final String VERSION_KEY = "mediabalance-index";
    static final String STUDY_KEY = "mediabalance-study";
    /** A million items of a study (2 GB) fit one shard; three let three machines share the work. */
    private static final int SHARDS = 3;
    /** A second copy of every shard: one machine may die. */
    private static final int REPLICAS = 1;

    private IndexSchema() {
    }

    /** Makers of the analyzers of indexed text by their name in a cluster; who asks for one may close it. */
    public static Map<String, Supplier<Analyzer>> analyzers() {
        Map<String, Supplier<Analyzer>> analyzers = new TreeMap<>();
        Fields.ANALYSES.forEach(
                language -> analyzers.put(PREFIX + language, () -> Analysis.forIndexing(language)));
        return analyzers;
    }

    /** A query as Lucene runs it. One that is refused is an {@link org.mediabalance.study.InputException}. */
    public static Query query(String text) {
        return QueryReader.read(text);
    }

    static Map<String, Object> body(String study) {
        Map<String, Object> analyzers = new TreeMap<>();
        Fields.ANALYSES.forEach(language -> analyzers.put(PREFIX + language, Map.of("type", PREFIX + language)));
        return Map.of("settings", Map.of("number_of_shards", SHARDS, "number_of_replicas", REPLICAS, "analysis",
                Map.of("analyzer", analyzers)), "mappings", mapping(study));
    }

    private static Map<String, Object> mapping(String study) {
        return Map.of("dynamic", "strict", "_meta",
                Map.of(VERSION_KEY, LuceneIndex.VERSION, STUDY_KEY, study), "properties", properties());
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>();
        Fields.EXACT.forEach(field -> properties.put(field, Map.of("type", "keyword")));
        List.of(Fields.MOMENT, Fields.OUTLET_ORDER)
                .forEach(field -> properties.put(field, Map.of("type", "keyword", "index", false)));
        List.of(ItemDocument.REPEAT_OF, ItemDocument.TRANSCRIPT_MARK, ItemDocument.MODEL, ItemDocument.MACHINE_CODE,
                ItemDocument.MACHINE_STANCE)
                .forEach(
                        field -> properties.put(field, Map.of("type", "keyword", "index", false, "doc_values", false)));
        for (Stance stance : Stance.values()) {
            properties.put(stance.label(), Map.of("type", "double", "index", false, "doc_values", false));
        }
        for (String language : Fields.ANALYSES) {
            for (String field : List.of(Fields.TITLE, Fields.TEXT, Fields.TRANSCRIPT)) {
                properties.put(Fields.of(field, language), Map.of("type", "text", "analyzer", PREFIX + language));
            }
        }
        return properties;
    }

    /** How a mapping in a cluster differs from the expected one: field, expected, found. Empty when it does not. */
    static Map<String, String> differences(JsonNode found) {
        Map<String, String> differences = new LinkedHashMap<>();
        Map<String, Object> expected = properties();
        expected.forEach((field, wanted) -> {
            Map<String, Object> has = new TreeMap<>();
            found.path(field).properties().forEach(e -> has.put(e.getKey(), e.getValue().isBoolean()
                    ? (Object) e.getValue().booleanValue()
                    : e.getValue().asString("an object")));
            if (!has.equals(wanted)) {
                differences.put(field,
                        new TreeMap<>((Map<?, ?>) wanted) + " expected, " + (has.isEmpty() ? "nothing" : has)
                                + " found");
            }
        });
        found.propertyNames().stream().filter(field -> !expected.containsKey(field))
                .forEach(field -> differences.put(field, "not expected"));
        return differences;
    }
}
