package org.mediabalance.index;

import java.io.IOException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
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

    private final Map<Object, int[]> bySegment = new IdentityHashMap<>();

    private Matches() {
    }

    /** Counts by entry for each segment's {@link LeafReaderContext#id()}. */
    Map<Object, int[]> bySegment() {
        return bySegment;
    }

    static SortedDocValues column(LeafReader segment) throws IOException {
        return DocValues.getSorted(segment, Fields.COUNTED);
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        SortedDocValues column = column(context.reader());
        int[] counts = new int[column.getValueCount()];
        bySegment.put(context.id(), counts);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {
            }

            @Override
            public void collect(int document) throws IOException {
                column.advanceExact(document);
                counts[column.ordValue()]++;
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
