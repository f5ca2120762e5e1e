package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.UrlState;

/** The end of the archive after a crash that took what the disk had promised. */
class DamagedArchiveTest {
    @TempDir
    Path directory;
    private LocalSite site;
    private LocalStudy study;

    @BeforeEach
    void start() throws Exception {
        site = new LocalSite().page("/robots.txt", "text/plain", "").sitemap("/a", "/b", "/c");
        Stream.of("/a", "/b", "/c").forEach(path -> site.page(path, "text/html", page(path)));
        study = new LocalStudy(directory, site);
        study.crawl();
    }

    /** Letters that do not compress, so that most of the record is body. */
    private static String page(String path) {
        Random random = new Random(path.hashCode());
        return IntStream.range(0, 2_000).mapToObj(i -> Integer.toString(random.nextInt(36), 36))
                .collect(Collectors.joining());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Path archive() {
        return directory.resolve("archive/00001.warc.gz");
    }

    private LedgerEntry last() {
        return study.ledger().values().stream().max(Comparator.comparing(e -> e.stored().orElseThrow().offset()))
                .orElseThrow();
    }

    private void assertThatTheLastIsFetchedAgain() throws Exception {
        LedgerEntry last = last();
        assertThatThrownBy(() -> study.capture(last)).isInstanceOf(IOException.class);
        assertThat(study.crawl()).isEmpty();
        assertThat(site.requests().stream().filter(r -> r.equals("GET " + last.url().getPath()))).hasSize(2);
        for (LedgerEntry entry : study.ledger().values()) {
            assertThat(entry.state()).isEqualTo(UrlState.FETCHED);
            assertThat(new String(study.capture(entry).body())).isEqualTo(page(entry.url().getPath()));
        }
    }

    @Test
    void aRecordThatWasCutOffIsFetchedAgain() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(archive().toFile(), "rw")) {
            file.setLength(last().stored().orElseThrow().offset() + 40);
        }
        assertThatTheLastIsFetchedAgain();
    }

    @Test
    void aRecordOfZerosIsFetchedAgain() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(archive().toFile(), "rw")) {
            long from = last().stored().orElseThrow().offset();
            file.seek(from);
            file.write(new byte[(int) (file.length() - from)]);
        }
        assertThatTheLastIsFetchedAgain();
    }

    @Test
    void aRecordWithOneWrongByteIsFetchedAgain() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(archive().toFile(), "rw")) {
            file.seek(file.length() - 300); // in the compressed body
            int old = file.read();
            file.seek(file.length() - 300);
            file.write(old ^ 0x55);
        }
        assertThatTheLastIsFetchedAgain();
    }

    @Test
    void aFileThatIsGoneIsFetchedAgainWhole() throws Exception {
        Files.delete(archive());
        assertThatTheLastIsFetchedAgain();
        assertThat(site.requests().stream().filter(r -> r.equals("GET /a"))).hasSize(2);
    }

    @Test
    void anArchiveThatIsWholeIsLeftAlone() throws Exception {
        study.crawl();
        assertThat(site.requests().stream().filter(r -> r.matches("GET /[abc]"))).hasSize(3);
    }
}
