package org.mediabalance.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;

/**
 * The counted values of every item in memory, eight bytes an item: the number of its day and stance together, and the
 * number of its other values together. Counting is then two increments a match, however many fields there are. A segment is
 * read once, when it is first searched, and forgotten when Lucene closes it. Thread-safe.
 */
final class CountedColumns {
    private static final String SEPARATOR = "\u0001";

    private final Map<IndexReader.CacheKey, long[]> bySegment = new ConcurrentHashMap<>();
    private final Tuples when = new Tuples(List.of(Fields.DAY, Fields.STANCE));
    private final Tuples what = new Tuples(Fields.FACETS.stream().filter(f -> !when.fields.contains(f)).toList());

    /** The column's value of an item with these values of {@link Fields#FACETS}, in that order. */
    static String entry(List<String> values) {
        return String.join(SEPARATOR, values);
    }

    static int when(long both) {
        return (int) (both >>> Integer.SIZE);
    }

    static int what(long both) {
        return (int) both;
    }

    /** Day and stance. */
    Tuples when() {
        return when;
    }

    /** All other {@link Fields#FACETS}. */
    Tuples what() {
        return what;
    }

    /** Both numbers of each document of a segment that was read. */
    long[] of(LeafReaderContext segment) {
        return bySegment.get(key(segment.reader()));
    }

    private static IndexReader.CacheKey key(LeafReader segment) {
        return segment.getCoreCacheHelper().getKey();
    }

    /** Reads the segments that are new. */
    void read(IndexReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            if (!bySegment.containsKey(key(leaf.reader()))) {
                readNew(leaf.reader());
            }
        }
    }

    private synchronized void readNew(LeafReader segment) throws IOException {
        if (bySegment.containsKey(key(segment))) {
            return;
        }
        SortedDocValues column = DocValues.getSorted(segment, Fields.COUNTED);
        long[] entries = new long[column.getValueCount()];
        for (int entry = 0; entry < entries.length; entry++) {
            entries[entry] = numbers(column.lookupOrd(entry).utf8ToString());
        }
        long[] documents = new long[segment.maxDoc()];
        while (column.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
            documents[column.docID()] = entries[column.ordValue()];
        }
        when.publish();
        what.publish();
        bySegment.put(key(segment), documents);
        segment.getCoreCacheHelper().addClosedListener(bySegment::remove);
    }

    private long numbers(String entry) {
        List<String> values = List.of(entry.split(SEPARATOR, -1));
        return (long) when.number(values) << Integer.SIZE | what.number(values);
    }

    /** The values of some fields that occur together, numbered as they are met. Thread-safe. */
    static final class Tuples {
        private final List<String> fields;
        private final Map<List<String>, Integer> numbers = new HashMap<>();
        private final List<Map<String, Integer>> valueNumbers;
        private volatile Numbered numbered;

        private Tuples(List<String> fields) {
            this.fields = fields;
            this.valueNumbers = fields.stream().<Map<String, Integer>>map(f -> new LinkedHashMap<>()).toList();
            this.numbered = numbered();
        }

        /** The tuples so far. */
        Numbered now() {
            return numbered;
        }

        private int number(List<String> facets) {
            List<String> tuple = fields.stream().map(field -> facets.get(Fields.FACETS.indexOf(field))).toList();
            for (int i = 0; i < tuple.size(); i++) {
                Map<String, Integer> known = valueNumbers.get(i);
                known.putIfAbsent(tuple.get(i), known.size());
            }
            return numbers.computeIfAbsent(tuple, t -> numbers.size());
        }

        private void publish() {
            numbered = numbered();
        }

        private Numbered numbered() {
            int[][] tuples = new int[numbers.size()][];
            numbers.forEach((tuple, number) -> tuples[number] = IntStream.range(0, tuple.size())
                    .map(field -> valueNumbers.get(field).get(tuple.get(field))).toArray());
            return new Numbered(fields, valueNumbers.stream().map(known -> List.copyOf(known.keySet())).toList(),
                    tuples);
        }
    }

    /**
     * Tuples by number.
     *
     * @param values of each field, by number
     * @param tuples each a number of a value per field
     */
    record Numbered(List<String> fields, List<List<String>> values, int[][] tuples) {

        /** Items by field and value, given the items of each tuple. */
        Map<String, Map<String, Integer>> sums(int[] items) {
            int[][] sums = values.stream().map(known -> new int[known.size()]).toArray(int[][]::new);
            for (int number = 0; number < items.length; number++) {
                if (items[number] > 0) {
                    for (int field = 0; field < sums.length; field++) {
                        sums[field][tuples[number][field]] += items[number];
                    }
                }
            }
            Map<String, Map<String, Integer>> byField = new HashMap<>();
            for (int field = 0; field < sums.length; field++) {
                Map<String, Integer> byValue = new HashMap<>();
                for (int value = 0; value < sums[field].length; value++) {
                    if (sums[field][value] > 0) {
                        byValue.put(values.get(field).get(value), sums[field][value]);
                    }
                }
                byField.put(fields.get(field), byValue);
            }
            return byField;
        }
    }
}
