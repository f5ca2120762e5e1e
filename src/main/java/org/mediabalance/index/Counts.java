package org.mediabalance.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;

/**
 * Counts over matching items by field value. All counted values of an item are one entry of one column
 * ({@link #entry}), so that counting is one increment per item however many fields there are; entries are taken apart
 * once per reader. Safe for use by several threads.
 */
final class Counts {
    private static final String SEPARATOR = "\u0001";

    private volatile Entries last;

    /** Counts of one search. */
    record Result(int total, Map<String, Map<String, Integer>> facets, Map<String, Map<String, Integer>> timeline) {}

    /** The column's value of an item with these values of {@link Fields#FACETS}, in that order. */
    static String entry(List<String> values) {
        return String.join(SEPARATOR, values);
    }

    /** The counts of a search's matches. */
    Result of(IndexReader reader, Matches matches) throws IOException {
        Entries entries = last;
        if (entries == null || entries.reader != reader) {
            entries = new Entries(reader);
            last = entries;
        }
        return entries.count(matches);
    }

    /** The entries of each segment, one after the other, as numbers of values by field. */
    private static final class Entries {
        private final IndexReader reader;
        private final Map<Object, int[]> bySegment = new IdentityHashMap<>();
        private final List<List<String>> labels = Fields.FACETS.stream().<List<String>>map(f -> new ArrayList<>())
                .toList();

        Entries(IndexReader reader) throws IOException {
            this.reader = reader;
            List<Map<String, Integer>> numbers = Fields.FACETS.stream().<Map<String, Integer>>map(f -> new HashMap<>())
                    .toList();
            for (LeafReaderContext leaf : reader.leaves()) {
                bySegment.put(leaf.id(), numbered(Matches.column(leaf.reader()), numbers));
            }
        }

        private int[] numbered(SortedDocValues column, List<Map<String, Integer>> numbers)
                throws IOException {
            int fields = Fields.FACETS.size();
            int[] entries = new int[column.getValueCount() * fields];
            for (int entry = 0; entry < column.getValueCount(); entry++) {
                String[] values = column.lookupOrd(entry).utf8ToString().split(SEPARATOR, -1);
                for (int field = 0; field < values.length; field++) {
                    List<String> known = labels.get(field);
                    entries[entry * fields + field] = numbers.get(field).computeIfAbsent(values[field], value -> {
                        known.add(value);
                        return known.size() - 1;
                    });
                }
            }
            return entries;
        }

        Result count(Matches matches) {
            int[][] byField = labels.stream().map(values -> new int[values.size()]).toArray(int[][]::new);
            int day = Fields.FACETS.indexOf(Fields.DAY);
            int stance = Fields.FACETS.indexOf(Fields.STANCE);
            int[][] byDay = new int[labels.get(day).size()][labels.get(stance).size()];
            matches.bySegment().forEach((id, segment) -> {
                int[] entries = bySegment.get(id);
                segment.entries().forEach(entry -> {
                    int at = entry * byField.length;
                    int items = segment.items(entry);
                    for (int field = 0; field < byField.length; field++) {
                        byField[field][entries[at + field]] += items;
                    }
                    byDay[entries[at + day]][entries[at + stance]] += items;
                });
            });
            int total = IntStream.of(byField[day]).sum();
            return new Result(total, facets(byField), timeline(byDay, labels.get(day), labels.get(stance)));
        }

        private Map<String, Map<String, Integer>> facets(int[][] byField) {
            Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
            for (int field = 0; field < byField.length; field++) {
                String name = Fields.FACETS.get(field);
                facets.put(name, inOrder(name, labels.get(field), byField[field]));
            }
            return facets;
        }
    }

    private static Map<String, Integer> inOrder(String field, List<String> labels, int[] counts) {
        Map<String, Integer> unordered = new HashMap<>();
        IntStream.range(0, counts.length).filter(i -> counts[i] > 0)
                .forEach(i -> unordered.put(labels.get(i), counts[i]));
        return inOrder(field, unordered);
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

    private static Map<String, Map<String, Integer>> timeline(int[][] byDay, List<String> days, List<String> stances) {
        Map<String, Map<String, Integer>> timeline = new TreeMap<>();
        for (int day = 0; day < byDay.length; day++) {
            for (int stance = 0; stance < byDay[day].length; stance++) {
                if (byDay[day][stance] > 0) {
                    timeline.computeIfAbsent(days.get(day), d -> new TreeMap<>()).put(stances.get(stance),
                            byDay[day][stance]);
                }
            }
        }
        return timeline;
    }
}
