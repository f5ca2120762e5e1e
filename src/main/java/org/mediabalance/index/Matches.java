package org.mediabalance.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** How many matching items have each entry of the counted column, by segment. Collects one search, in one thread. */
final class Matches implements Collector {
    /** Runs a search in one thread, whatever the searcher's executor. */
    static final CollectorManager<Matches, Matches> COUNTING = new CollectorManager<>() {
        @Override
        public Matches newCollector() {
            return new Matches();
        }

        @Override
        public Matches reduce(Collection<Matches> collectors) {
            Matches all = new Matches();
            collectors.forEach(one -> all.bySegment.putAll(one.bySegment));
            return all;
        }
    };

    /** Items by entry, and the entries that have any, in no order; only those are looked at afterwards. */
    static final class Segment {
        private final int[] items;
        private int[] entries = new int[64];
        private int size;

        private Segment(int values) {
            items = new int[values];
        }

        private void add(int entry) {
            if (items[entry]++ == 0) {
                if (size == entries.length) {
                    entries = Arrays.copyOf(entries, 2 * size);
                }
                entries[size++] = entry;
            }
        }

        IntStream entries() {
            return Arrays.stream(entries, 0, size);
        }

        int items(int entry) {
            return items[entry];
        }
    }

    private final Map<Object, Segment> bySegment = new IdentityHashMap<>();

    private Matches() {
    }

    /** Counts by entry for each segment's {@link LeafReaderContext#id()}. */
    Map<Object, Segment> bySegment() {
        return bySegment;
    }

    static SortedDocValues column(LeafReader segment) throws IOException {
        return DocValues.getSorted(segment, Fields.COUNTED);
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        SortedDocValues column = column(context.reader());
        Segment counts = new Segment(column.getValueCount());
        bySegment.put(context.id(), counts);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {
            }

            @Override
            public void collect(int document) throws IOException {
                column.advanceExact(document);
                counts.add(column.ordValue());
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
