package org.mediabalance.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.mediabalance.language.MixedTexts;
import org.mediabalance.study.InputException;

/**
 * The index as a directory of Lucene files. It is derived data: {@link #open} tells when it is missing, damaged or of
 * another version, {@link #create} then starts an empty one to fill from the record. Writing locks the directory only
 * while a batch is written, so one process may search while another writes.
 */
public final class LuceneIndex implements ItemIndex {
    /** Changes whenever fields, stems or the codec change, so that old indexes are rebuilt. */
    static final String VERSION = "6";
    private static final String VERSION_KEY = "mediabalance-index";
    /** A search that runs longer is refused, in milliseconds. */
    private static final long SEARCH_LIMIT = 10_000;
    /** How long a reader may page through a result after the index has moved on. */
    private static final double SNAPSHOT_SECONDS = 900;
    /** Memory for one batch before it goes to disk, in MB; larger gains nothing on items of a few kilobytes. */
    static final double WRITE_BUFFER = 64;

    private final Directory directory;
    private final SearcherManager searchers;
    private final SearcherLifetimeManager snapshots = new SearcherLifetimeManager();
    private final CountedColumns columns = new CountedColumns();

    private LuceneIndex(Directory directory) throws IOException {
        this.directory = directory;
        this.searchers = new SearcherManager(directory, null);
    }

    /** What is in the directory; reads every file once and compares its checksum. */
    public static IndexOpening open(Path path) {
        try {
            Directory directory = FSDirectory.open(path);
            try {
                return opened(directory);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IndexNotFoundException e) {
            return new IndexOpening.Missing();
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            return new IndexOpening.OtherVersion(firstLine(e));
        } catch (IOException | RuntimeException e) {
            // Lucene meets damage as missing files, ends of file, checksums and, in its own tables, as any runtime fault.
            return new IndexOpening.Damaged(firstLine(e));
        }
    }

    private static IndexOpening opened(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            String found = reader.getIndexCommit().getUserData().getOrDefault(VERSION_KEY, "none");
            if (!found.equals(VERSION)) {
                directory.close();
                return new IndexOpening.OtherVersion(found);
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
        return new IndexOpening.Ready(new LuceneIndex(directory));
    }

    private static String firstLine(Throwable e) {
        return e.getClass().getSimpleName() + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** An empty index in this directory; whatever index was there is gone. The directory is made when missing. */
    public static LuceneIndex create(Path path) {
        try {
            Directory directory = FSDirectory.open(path);
            empty(directory);
            write(directory, IndexWriterConfig.OpenMode.CREATE, List.of());
            return new LuceneIndex(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the index " + path + " cannot be written", e);
        }
    }

    /** Lucene reads what is there even when told to create, and fails on what is damaged. */
    private static void empty(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                lock.ensureValid();
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        } catch (LockObtainFailedException e) {
            throw busy(directory, e);
        }
    }

    private static InputException busy(Directory directory, LockObtainFailedException e) {
        return new InputException("the index " + directory + " is being written by another process; try again when it"
                + " is done", e);
    }

    @Override
    public void replace(Iterable<IndexedItem> items) {
        write(IndexWriterConfig.OpenMode.CREATE, items);
    }

    @Override
    public void update(Iterable<IndexedItem> items) {
        write(IndexWriterConfig.OpenMode.APPEND, items);
    }

    private synchronized void write(IndexWriterConfig.OpenMode mode, Iterable<IndexedItem> items) {
        try {
            write(directory, mode, items);
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("the index " + directory + " cannot be written", e);
        }
    }

    private static void write(Directory directory, IndexWriterConfig.OpenMode mode, Iterable<IndexedItem> items)
            throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(Fields.INDEXING).setOpenMode(mode).setCommitOnClose(false)
                .setRAMBufferSizeMB(WRITE_BUFFER).setCodec(new HitCodec());
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            MixedTexts texts = new MixedTexts();
            for (IndexedItem item : items) {
                writer.updateDocument(new Term(Fields.ID, item.item().id()), ItemDocument.of(item, texts));
            }
            writer.setLiveCommitData(Map.of(VERSION_KEY, VERSION).entrySet());
            writer.commit();
        } catch (LockObtainFailedException e) {
            throw busy(directory, e);
        }
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Query query = QueryReader.read(request.query());
        Query scoped = scoped(query, request.scope());
        return withSearcher(request.snapshot(), (searcher, snapshot) -> {
            // Reading new segments takes seconds for a million items; the query has its whole time after it.
            columns.read(searcher.getIndexReader());
            searcher.setTimeout(new QueryTimeoutImpl(SEARCH_LIMIT));
            Matches matches = new Matches(columns);
            HitPage page = HitPage.of(searcher, scoped, request, matches);
            Counts counted = Counts.of(matches);
            return new SearchResult(counted.total(), hits(searcher, query, page.documents(), request.whole()),
                    counted.facets(), counted.timeline(), page.stories(), OptionalLong.of(snapshot));
        });
    }

    private static Query scoped(Query query, SearchScope scope) {
        if (scope.equals(SearchScope.ALL)) {
            return query;
        }
        BooleanQuery.Builder scoped = new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST)
                .add(QueryReader.read(scope.query()), BooleanClause.Occur.FILTER);
        if (!scope.without().isEmpty()) {
            scoped.add(new TermInSetQuery(Fields.ID, scope.without().stream().map(BytesRef::new).toList()),
                    BooleanClause.Occur.MUST_NOT);
        }
        return scoped.build();
    }

    /** Documents by number as hits, cut at their matches. */
    static List<SearchResult.Hit> hits(IndexSearcher searcher, Query query, int[] page, boolean whole)
            throws IOException {
        if (page.length == 0) {
            return List.of();
        }
        Highlights highlights = Highlights.of(searcher, query, page, whole);
        List<SearchResult.Hit> hits = new ArrayList<>();
        for (int i = 0; i < page.length; i++) {
            Document stored = highlights.document(page[i]);
            hits.add(ItemDocument.hit(stored, highlights.title(i),
                    highlights.text(i, ItemDocument.transcriptMark(stored))));
        }
        return hits;
    }

    @Override
    public void each(String query, SearchScope scope, Consumer<SearchResult.Hit> to) {
        Query scoped = scoped(QueryReader.read(query), scope);
        withSearcher(OptionalLong.empty(), (searcher, snapshot) -> {
            int matching = Math.max(1, searcher.count(scoped));
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : searcher.search(scoped, matching,
                    HitPage.sort(SearchRequest.Order.OLDEST)).scoreDocs) {
                to.accept(ItemDocument.hit(stored.document(hit.doc), Optional.empty(), List.of()));
            }
            return matching;
        });
    }

    @Override
    public List<String> ids(String query, SearchScope scope) {
        Query read = scoped(QueryReader.read(query), scope);
        return withSearcher(OptionalLong.empty(), (searcher, snapshot) -> {
            List<String> ids = new ArrayList<>();
            Weight weight = searcher.createWeight(searcher.rewrite(read), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                SortedDocValues values = DocValues.getSorted(leaf.reader(), Fields.ID);
                Scorer scorer = weight.scorer(leaf);
                DocIdSetIterator documents = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        values.advanceExact(doc);
                        ids.add(values.lookupOrd(values.ordValue()).utf8ToString());
                    }
                }
            }
            ids.sort(null);
            return List.copyOf(ids);
        });
    }

    @Override
    public int size() {
        return withSearcher(OptionalLong.empty(), (searcher, snapshot) -> searcher.getIndexReader().numDocs());
    }

    private interface Search<T> {
        T in(IndexSearcher searcher, long snapshot) throws IOException;
    }

    private <T> T withSearcher(OptionalLong snapshot, Search<T> search) {
        try {
            // Another process may have written since.
            if (searchers.maybeRefresh()) {
                snapshots.prune(new SearcherLifetimeManager.PruneByAge(SNAPSHOT_SECONDS));
            }
            IndexSearcher asked = snapshot.isPresent() ? snapshots.acquire(snapshot.getAsLong()) : null;
            if (asked != null) {
                try {
                    return limited(asked, snapshot.getAsLong(), search);
                } finally {
                    snapshots.release(asked);
                }
            }
            IndexSearcher newest = searchers.acquire();
            try {
                return limited(newest, snapshots.record(newest), search);
            } finally {
                searchers.release(newest);
            }
        } catch (IndexSearcher.TooManyClauses e) {
            throw new InputException("query refused: too many words; narrow it or name a field", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the index " + directory + " cannot be read; rebuild it", e);
        }
    }

    private static <T> T limited(IndexSearcher shared, long snapshot, Search<T> search) throws IOException {
        // One of its own, because the time limit belongs to this search.
        IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
        searcher.setTimeout(new QueryTimeoutImpl(SEARCH_LIMIT));
        T result = search.in(searcher, snapshot);
        if (searcher.timedOut()) {
            throw new InputException("query refused: it runs longer than " + SEARCH_LIMIT + " ms; narrow it");
        }
        return result;
    }

    @Override
    public synchronized void close() {
        try {
            snapshots.close();
            searchers.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the index " + directory + " cannot be closed", e);
        }
    }
}
