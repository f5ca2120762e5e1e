package org.mediabalance.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediabalance.index.SearchRequest.Order;
import org.mediabalance.index.SearchResult.Hit;
import org.mediabalance.index.SearchResult.Run;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;

class LuceneIndexTest {
    @TempDir
    private Path directory;
    private LuceneIndex index;

    @BeforeEach
    void fill() {
        index = LuceneIndex.create(directory);
        index.replace(SomeItems.ALL);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | e1 k1 r1 r2 u1", "*:* | e1 k1 r1 r2 u1", "референдумның | k1",
            "референдум | k1 r1",
            "referendums | e1", "поправками | r1", "казакстаннын | k1", "қазақстан | k1", "қазақ | ''",
            "казак | r2", "озгерис | k1", "stance:pro | r1", "stance:PRO | r1", "stance:neutral | e1 k1",
            "stance:left_out | r2", "stance:uncoded | u1", "code:no_position | k1", "code:mixed AND outlet:khabar | e1",
            "machine:pro | k1 r1", "machine:left_out | r2", "machine:none | e1 u1", "outlet:khabar | e1 k1",
            "language:kk | k1", "owner:foreign | r2 u1", "kind:clip AND language:und | u1", "coder:aigul | e1 k1 r1 r2",
            "coder:aigul=pro | r1", "repeat:yes | e1", "story:r1 | r1", "id:(k1 OR e1) | e1 k1",
            "day:2022-05-24 | k1", "day:[2022-05-23 TO 2022-06-03] | e1 k1 r1", "day:{2022-05-24 TO 2022-06-03} | r1",
            "day:[2022-05-24 TO *] | e1 k1 r1", "day:[* TO 2022-05-24] | k1 r2", "day:unknown | u1",
            "day:2022-05* | k1 r1 r2", "title:референдум | k1", "text:референдум | r1",
            "\"поддерживают поправки\" | r1", "\"поправки поддерживают\" | ''", "\"жители поправки\"~3 | r1",
            "поддержив* | r1", "попрвки~ | r1", "референдум NOT stance:pro | k1", "NOT outlet:khabar | r1 r2 u1",
            "-stance:pro -stance:neutral | r2 u1", "казак OR stance:pro AND language:kk | r2",
            "(казак OR stance:pro) AND language:ru | r1 r2", "stance:pro OR NOT outlet:khabar | r1 r2 u1",
            "url:\"https://mir.test/news/r2\" | r2", "url:https* AND outlet:mir | r2 u1", "— | ''"})
    void aQueryReturnsExactlyItsItems(String query, String ids) {
        assertThat(index.ids(query)).isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
        assertThat(index.search(SearchRequest.first(query, 10)).hits().stream().map(Hit::id).sorted().toList())
                .isEqualTo(index.ids(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*дум", "?", "a*", "*", "(a", "a AND", "\"a", "a\\", "foo:bar", "http://x.test/",
            "stance:por", "code:neutral", "day:yesterday", "day:[2022-13-01 TO *]", "title:[a TO b]", "/a.*b/",
            "stance:pro~", "[a TO", "AND", "kind:video", "stance:*"})
    void aQueryThatCannotBeAnsweredIsRefusedInOneLine(String query) {
        assertThatThrownBy(() -> index.ids(query)).isInstanceOf(InputException.class)
                .hasMessageStartingWith("query refused: ").hasMessageNotContaining("\n");
    }

    @Test
    void hostileQueriesAreRefusedInBoundedTime() {
        String deep = "(".repeat(5_000) + "a" + ")".repeat(5_000);
        String nested = "(".repeat(31) + "a" + ")".repeat(31);
        String many = String.join(" OR ", java.util.Collections.nCopies(2_000, "a"));
        String clauses = String.join(" ", java.util.stream.IntStream.range(0, 10_000).mapToObj(i -> "w" + i).toList());
        long start = System.nanoTime();
        for (String query : List.of(deep, nested, many, clauses, "a".repeat(30_000))) {
            assertThatThrownBy(() -> index.ids(query)).isInstanceOf(InputException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anyQueryIsAnsweredOrRefused() {
        long seed = 11;
        Random random = new Random(seed);
        String[] pieces = {"а", "ба", "day", "stance", ":", "pro", "(", ")", "[", "]", "{", "}", " TO ", "*", "?", "~",
                "^",
                "2", "99999999999", "-1", "0.5", "\"", " AND ", " OR ", " NOT ", "+", "-", "!", "/", "\\", "<", ">",
                "&&",
                "||", " ", "\u202E", "\u0000", "\uD800", "u", "=", ",", "."};
        for (int i = 0; i < 3_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int j = random.nextInt(9); j >= 0; j--) {
                query.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                SearchResult result = index.search(SearchRequest.first(query.toString(), 3));
                assertThat(result.total()).as("seed %d: %s", seed, query).isEqualTo(index.ids(query.toString()).size());
            } catch (InputException refused) {
                assertThat(refused.getMessage()).as("seed %d: %s", seed, query).startsWith("query refused: ");
            }
        }
    }

    @Test
    void facetsCountEveryMatchingItemOnce() {
        SearchResult result = index.search(SearchRequest.first("", 2));
        assertThat(result.total()).isEqualTo(5);
        assertThat(result.hits()).hasSize(2);
        assertThat(result.facets()).allSatisfy((field, counts) -> assertThat(
                counts.values().stream().mapToInt(Integer::intValue).sum()).as(field).isEqualTo(5));
        assertThat(result.facets().get("stance"))
                .isEqualTo(Map.of("neutral", 2, "pro", 1, "left_out", 1, "uncoded", 1));
        assertThat(result.facets().get("day").keySet()).containsExactly("2022-05-22", "2022-05-24", "2022-05-25",
                "2022-06-03", "unknown");
        assertThat(result.timeline().get("2022-05-25")).isEqualTo(Map.of("pro", 1));
        result.facets().forEach((field, counts) -> counts
                .forEach((value, count) -> assertThat(index.ids(field + ":" + value)).as(field + ":" + value)
                        .hasSize(count)));
    }

    @Test
    void humanAndMachineAreNeverMixed() {
        Hit hit = index.search(SearchRequest.first("id:k1", 1)).hits().get(0);
        assertThat(hit.humanCode()).contains(Code.NO_POSITION);
        assertThat(hit.machine()).isEqualTo(SomeItems.KAZAKH.machine());
        assertThat(index.ids("stance:pro AND id:k1")).isEmpty();
    }

    @Test
    void matchesAreShownInTitleAndText() {
        Hit hit = index.search(SearchRequest.first("референдума поправка", 1)).hits().get(0);
        assertThat(hit.titleRuns()).containsExactly(new Run("Поправки", true),
                new Run(" изменят жизнь к лучшему", false));
        assertThat(hit.passages()).hasSize(2);
        assertThat(hit.passages().get(1)).contains(new Run("референдум", true));
        Hit field = index.search(SearchRequest.first("id:r1", 1)).hits().get(0);
        assertThat(field.titleRuns()).containsExactly(new Run("Поправки изменят жизнь к лучшему", false));
        assertThat(field.passages()).isEmpty();
    }

    @Test
    void ordersAndPagesAreStable() {
        assertThat(order(Order.OLDEST)).containsExactly("r2", "k1", "r1", "e1", "u1");
        assertThat(order(Order.NEWEST)).containsExactly("e1", "r1", "k1", "r2", "u1");
        assertThat(order(Order.OUTLET)).containsExactly("k1", "e1", "r2", "u1", "r1");
        assertThat(order(Order.RELEVANCE)).containsExactly("e1", "k1", "r1", "r2", "u1");
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            index.search(new SearchRequest("", offset, 2, Order.OLDEST)).hits().forEach(hit -> paged.add(hit.id()));
        }
        assertThat(paged).isEqualTo(order(Order.OLDEST));
        assertThatThrownBy(() -> new SearchRequest("", 10_000, 1, Order.OLDEST)).isInstanceOf(InputException.class);
    }

    private List<String> order(Order order) {
        return index.search(new SearchRequest("", 0, 10, order)).hits().stream().map(Hit::id).toList();
    }

    @Test
    void anUpdateReplacesTheItemOfTheSameId() {
        index.update(List.of(SomeItems.item("k1", "khabar", "kk", "Басқа тақырып", "", "2022-05-24",
                Optional.of(Code.PRO), Optional.empty())));
        assertThat(index.size()).isEqualTo(5);
        assertThat(index.ids("stance:pro")).containsExactly("k1", "r1");
        index.replace(List.of());
        assertThat(index.size()).isZero();
        assertThat(index.search(SearchRequest.first("референдум", 5)).total()).isZero();
    }

    @Test
    void anotherProcessSeesWhatWasWritten() {
        try (ItemIndex other = ready()) {
            index.replace(List.of(SomeItems.KAZAKH));
            assertThat(other.ids("")).containsExactly("k1");
        }
    }

    private ItemIndex ready() {
        assertThat(LuceneIndex.open(directory)).isInstanceOf(IndexOpening.Ready.class);
        return ((IndexOpening.Ready) LuceneIndex.open(directory)).index();
    }

    @Test
    void aDirectoryWithoutIndexIsMissing() throws IOException {
        assertThat(LuceneIndex.open(directory.resolve("absent"))).isEqualTo(new IndexOpening.Missing());
        assertThat(LuceneIndex.open(Files.createDirectory(directory.resolve("empty"))))
                .isEqualTo(new IndexOpening.Missing());
    }

    @Test
    void anIndexOfAnotherVersionIsNamed() throws IOException {
        try (var files = FSDirectory.open(directory.resolve("other"));
                var writer = new IndexWriter(files, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.addDocument(new Document());
        }
        assertThat(LuceneIndex.open(directory.resolve("other"))).isEqualTo(new IndexOpening.OtherVersion("none"));
    }

    @Test
    void damageIsSeenInEveryFileAndARebuildMendsIt() throws IOException {
        List<Path> files;
        try (var list = Files.list(directory)) {
            files = list.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(1);
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            flip(file, whole.length / 2);
            assertThat(LuceneIndex.open(directory)).as("flipped " + file).isInstanceOf(IndexOpening.Damaged.class);
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
            assertThat(LuceneIndex.open(directory)).as("cut " + file).isInstanceOf(IndexOpening.Damaged.class);
            Files.write(file, whole);
        }
        Files.delete(files.get(0));
        assertThat(LuceneIndex.open(directory)).isInstanceOf(IndexOpening.Damaged.class);
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
    void theRussianPartOfAKazakhItemIsSearchedWithRussianStems() {
        String kazakh = "Тұрғындар мектептегі учаскенің таңғы жетіде ашылатынын айтты. Оларға бәрі де ұнады.";
        String russian = "Наблюдатели приехали из столицы и осмотрели помещения. Они проверили каждую кабину.";
        IndexedItem mixed = SomeItems.item("m1", "khabar", "kk", "Учаскелер дайын", kazakh + "\n\n" + russian,
                "2022-05-24", Optional.empty(), Optional.empty());
        index.replace(List.of(mixed));
        assertThat(index.ids("text:наблюдателями")).containsExactly("m1");
        assertThat(index.ids("text:учаскелердің")).containsExactly("m1");
        assertThat(index.ids("language:ru")).isEmpty();
        assertThat(index.search(SearchRequest.first("помещение", 5)).hits().getFirst().passages().toString())
                .contains("помещения");
    }
}
