package org.mediabalance.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;

/**
 * The documents of one page of a search, in order.
 *
 * @param stories of a folded search: story to its number of matches among the first {@link SearchRequest#DEEPEST}
 */
record HitPage(int[] documents, Map<String, Integer> stories) {

    /** Finds the page and shows every match to the counter, in one pass. */
    static HitPage of(IndexSearcher searcher, Query query, SearchRequest request, Matches matches) throws IOException {
        if (request.size() == 0) {
            searcher.search(query, inOneThread(matches));
            return new HitPage(new int[0], Map.of());
        }
        int depth = request.folded() ? SearchRequest.DEEPEST : request.offset() + request.size();
        TopFieldCollector top = new TopFieldCollectorManager(sort(request.order()), depth, null, Integer.MAX_VALUE)
                .newCollector();
        searcher.search(query, inOneThread(MultiCollector.wrap(top, matches)));
        int[] best = Arrays.stream(top.topDocs().scoreDocs).mapToInt(hit -> hit.doc).toArray();
        if (!request.folded()) {
            return new HitPage(Arrays.stream(best).skip(request.offset()).toArray(), Map.of());
        }
        Map<Integer, String> storyOf = stories(searcher, best);
        Map<String, Integer> stories = new LinkedHashMap<>();
        int[] firsts = IntStream.of(best).filter(doc -> stories.merge(storyOf.get(doc), 1, Integer::sum) == 1)
                .toArray();
        int[] page = Arrays.stream(firsts).skip(request.offset()).limit(request.size()).toArray();
        return new HitPage(page, stories);
    }

    /** This very collector, because a searcher without an executor collects with one only. */
    private static CollectorManager<Collector, Void> inOneThread(Collector collector) {
        return new CollectorManager<>() {
            @Override
            public Collector newCollector() {
                return collector;
            }

            @Override
            public Void reduce(Collection<Collector> collectors) {
                return null;
            }
        };
    }

    private static Map<Integer, String> stories(IndexSearcher searcher, int[] documents) throws IOException {
        Map<Integer, String> stories = new HashMap<>();
        int next = 0;
        int[] ascending = IntStream.of(documents).sorted().toArray();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            SortedDocValues values = DocValues.getSorted(leaf.reader(), Fields.STORY);
            int end = leaf.docBase + leaf.reader().maxDoc();
            for (; next < ascending.length && ascending[next] < end; next++) {
                values.advanceExact(ascending[next] - leaf.docBase);
                stories.put(ascending[next], values.lookupOrd(values.ordValue()).utf8ToString());
            }
        }
        return stories;
    }

    static Sort sort(SearchRequest.Order order) {
        SortField id = new SortField(Fields.ID, SortField.Type.STRING);
        return switch (order) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, id);
            case NEWEST -> new Sort(moment(true), id);
            case OLDEST -> new Sort(moment(false), id);
            case OUTLET -> new Sort(new SortField(Fields.OUTLET, SortField.Type.STRING), moment(false), id);
        };
    }

    private static SortField moment(boolean newestFirst) {
        // Unknown moments come last either way: Lucene reverses the place of missing values too.
        return new SortField(Fields.MOMENT, SortField.Type.STRING, newestFirst,
                newestFirst ? SortField.STRING_FIRST : SortField.STRING_LAST);
    }
}
