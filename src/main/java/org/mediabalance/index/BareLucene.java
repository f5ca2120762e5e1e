package org.mediabalance.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.mediabalance.language.MixedTexts;

/**
 * The yardstick of {@code bench search}: what Lucene alone takes for the same documents and queries, without counts,
 * highlights, stable order, duplicates replaced or batches made safe.
 */
public final class BareLucene implements AutoCloseable {
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private BareLucene(Directory directory) throws IOException {
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    /** Adds the items' documents one by one and commits. */
    public static void index(Path path, Iterable<IndexedItem> items) {
        IndexWriterConfig config = new IndexWriterConfig(Fields.INDEXING)
                .setRAMBufferSizeMB(LuceneIndex.WRITE_BUFFER);
        try (Directory directory = FSDirectory.open(path); IndexWriter writer = new IndexWriter(directory, config)) {
            MixedTexts texts = new MixedTexts();
            for (IndexedItem item : items) {
                writer.addDocument(ItemDocument.of(item, texts));
            }
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    /** Opens an index of either kind. */
    public static BareLucene open(Path path) {
        try {
            return new BareLucene(FSDirectory.open(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** Number of the 20 best hits of the same query. */
    public int best20(String query) {
        try {
            return searcher.search(QueryReader.read(query), 20).scoreDocs.length;
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be closed", e);
        }
    }
}
