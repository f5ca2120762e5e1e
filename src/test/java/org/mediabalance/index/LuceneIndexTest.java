package org.mediabalance.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.index.SearchRequest.Order;

/** The contract, and what only a directory of files can go through. */
class LuceneIndexTest extends ItemIndexContract {
    @TempDir
    static Path directories;

    @Override
    LuceneIndex create(String name) {
        return LuceneIndex.create(directories.resolve(name));
    }

    @Override
    IndexOpening open(String name) {
        return LuceneIndex.open(directories.resolve(name));
    }

    @Override
    int randomQueries() {
        return 3_000;
    }

    @Test
    void anEmptyDirectoryIsAMissingIndex() throws IOException {
        Files.createDirectory(directories.resolve("empty"));
        assertThat(open("empty")).isEqualTo(new IndexOpening.Missing());
    }

    @Test
    void anIndexOfAnotherVersionIsNamed() throws IOException {
        try (var files = FSDirectory.open(directories.resolve("other"));
                var writer = new IndexWriter(files, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.addDocument(new Document());
        }
        assertThat(open("other")).isEqualTo(new IndexOpening.OtherVersion("none"));
    }

    @Test
    void damageIsSeenInEveryFileAndARebuildMendsIt() throws IOException {
        Path directory = directories.resolve("damaged");
        filled("damaged").close();
        List<Path> files;
        try (var list = Files.list(directory)) {
            files = list.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(1);
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            flip(file, whole.length / 2);
            assertThat(open("damaged")).as("flipped " + file).isInstanceOf(IndexOpening.Damaged.class);
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
            assertThat(open("damaged")).as("cut " + file).isInstanceOf(IndexOpening.Damaged.class);
            Files.write(file, whole);
        }
        Files.delete(files.get(0));
        assertThat(open("damaged")).isInstanceOf(IndexOpening.Damaged.class);
        try (LuceneIndex rebuilt = LuceneIndex.create(directory)) {
            rebuilt.replace(SomeItems.ALL);
            assertThat(rebuilt.ids("")).hasSize(5);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 0xFF);
        }
    }

    @Test
    void aSnapshotOutlivesARebuild() {
        try (ItemIndex own = filled("outlived")) {
            SearchResult first = own.search(new SearchRequest("", 0, 2, Order.OLDEST));
            own.replace(List.of(SomeItems.KAZAKH));

            assertThat(ids(own.search(after(first, 2)))).containsExactly("r1", "e1", "u1");
            assertThat(own.search(new SearchRequest("", 0, 5, Order.OLDEST)).total()).isOne();
        }
    }
}
