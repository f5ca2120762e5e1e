package org.mediabalance.index;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** How many matching items have each pair of numbers in {@link CountedColumns}. Collects one search, in one thread. */
final class Matches extends SimpleCollector {
    private final CountedColumns columns;
    private final CountedColumns.Numbered numberedWhen;
    private final CountedColumns.Numbered numberedWhat;
    private final int[] when;
    private final int[] what;
    private long[] numbers;

    /** @param columns hold every segment that is searched */
    Matches(CountedColumns columns) {
        this.columns = columns;
        this.numberedWhen = columns.when().now();
        this.numberedWhat = columns.what().now();
        this.when = new int[numberedWhen.tuples().length];
        this.what = new int[numberedWhat.tuples().length];
    }

    CountedColumns.Numbered numberedWhen() {
        return numberedWhen;
    }

    CountedColumns.Numbered numberedWhat() {
        return numberedWhat;
    }

    /** Items by number of day and stance. */
    int[] when() {
        return when;
    }

    /** Items by number of the other values. */
    int[] what() {
        return what;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) {
        numbers = columns.of(segment);
    }

    @Override
    public void collect(int document) {
        long both = numbers[document];
        when[CountedColumns.when(both)]++;
        what[CountedColumns.what(both)]++;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
