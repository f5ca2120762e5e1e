package org.mediabalance.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;

/** Counts matching items by field value. Holds the value lists of the last reader seen, which are costly to make. */
final class Counts {
    static final FacetsConfig CONFIG = new FacetsConfig();

    private record Values(IndexReader reader, SortedSetDocValuesReaderState state) {}

    private volatile Values last;

    /** Counts of one search. */
    record Result(Map<String, Map<String, Integer>> facets, Map<String, Map<String, Integer>> timeline) {}

    Result of(IndexReader reader, FacetsCollector matches) throws IOException {
        if (reader.numDocs() == 0) {
            return new Result(Map.of(), Map.of());
        }
        SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(state(reader), matches);
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        for (String field : Fields.FACETS) {
            facets.put(field, inOrder(field, values(counts, field)));
        }
        return new Result(facets, timeline(values(counts, Fields.TIMELINE)));
    }

    private SortedSetDocValuesReaderState state(IndexReader reader) throws IOException {
        Values values = last;
        if (values == null || values.reader() != reader) {
            values = new Values(reader, new DefaultSortedSetDocValuesReaderState(reader, CONFIG));
            last = values;
        }
        return values.state();
    }

    private static List<LabelAndValue> values(SortedSetDocValuesFacetCounts counts, String field) throws IOException {
        FacetResult result = counts.getAllChildren(field);
        return result == null ? List.of() : List.of(result.labelValues);
    }

    private static Map<String, Integer> inOrder(String field, List<LabelAndValue> values) {
        Comparator<LabelAndValue> byLabel = Comparator.comparing(value -> value.label);
        Comparator<LabelAndValue> byCount = Comparator.comparing(value -> -value.value.intValue());
        Stream<LabelAndValue> sorted = values.stream()
                .sorted(field.equals(Fields.DAY) ? byLabel : byCount.thenComparing(byLabel));
        Map<String, Integer> counts = new LinkedHashMap<>();
        sorted.forEach(value -> counts.put(value.label, value.value.intValue()));
        return counts;
    }

    private static Map<String, Map<String, Integer>> timeline(List<LabelAndValue> values) {
        Map<String, Map<String, Integer>> timeline = new TreeMap<>();
        for (LabelAndValue value : values) {
            String[] dayAndStance = value.label.split(" ");
            timeline.computeIfAbsent(dayAndStance[0], day -> new TreeMap<>()).put(dayAndStance[1],
                    value.value.intValue());
        }
        return timeline;
    }
}
