package org.mediabalance.index;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Counts over matching items by field value.
 *
 * @param timeline by day and stance
 */
record Counts(int total, Map<String, Map<String, Integer>> facets, Map<String, Map<String, Integer>> timeline) {

    static Counts of(Matches matches) {
        CountedColumns.Numbered when = matches.numberedWhen();
        Map<String, Map<String, Integer>> counted = when.sums(matches.when());
        counted.putAll(matches.numberedWhat().sums(matches.what()));
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        Fields.FACETS.forEach(field -> facets.put(field, inOrder(field, counted.get(field))));
        return new Counts(IntStream.of(matches.when()).sum(), facets, timeline(when, matches.when()));
    }

    private static Map<String, Map<String, Integer>> timeline(CountedColumns.Numbered when, int[] items) {
        Map<String, Map<String, Integer>> timeline = new TreeMap<>();
        for (int number = 0; number < items.length; number++) {
            if (items[number] > 0) {
                int[] tuple = when.tuples()[number];
                timeline.computeIfAbsent(when.values().get(0).get(tuple[0]), d -> new TreeMap<>())
                        .put(when.values().get(1).get(tuple[1]), items[number]);
            }
        }
        return timeline;
    }

    /** Most frequent first, then by name; days in order. */
    static Map<String, Integer> inOrder(String field, Map<String, Integer> counts) {
        Comparator<String> byLabel = Comparator.naturalOrder();
        Comparator<String> byCount = Comparator.comparing(label -> -counts.get(label));
        Map<String, Integer> ordered = new LinkedHashMap<>();
        counts.keySet().stream().sorted(field.equals(Fields.DAY) ? byLabel : byCount.thenComparing(byLabel))
                .forEach(label -> ordered.put(label, counts.get(label)));
        return ordered;
    }
}
