package org.mediabalance.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediabalance.index.SearchRequest.Order;
import org.mediabalance.index.SearchResult.Hit;
import org.mediabalance.index.SearchResult.Run;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;

/** What every {@link ItemIndex} does, wherever it keeps its items; each kind of index runs all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ItemIndexContract {
    /** Holds {@link SomeItems#ALL}; tests that write take an index of their own. */
    private ItemIndex index;

    /** An index of this name that another test has not seen, ready to be filled. */
    abstract ItemIndex create(String name) throws Exception;

    /** What is found under this name. */
    abstract IndexOpening open(String name) throws Exception;

    /** How many random queries the kind has time for. */
    abstract int randomQueries();

    @BeforeAll
    void fill() {
        index = filled("shared");
    }

    @AfterAll
    void close() {
        if (index != null) {
            index.close();
        }
    }

    /** A new index with {@link SomeItems#ALL}. */
    final ItemIndex filled(String name) {
        try {
            ItemIndex filled = create(name);
            filled.replace(SomeItems.ALL);
            return filled;
        } catch (Exception e) {
            throw new IllegalStateException("no index to test", e);
        }
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
        for (int i = 0; i < randomQueries(); i++) {
            StringBuilder query = new StringBuilder();
            for (int j = random.nextInt(9); j >= 0; j--) {
                query.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                SearchResult result = index.search(SearchRequest.first(query.toString(), 3));
                assertThat(result.total()).as("seed %d, query %d", seed, i)
                        .isEqualTo(index.ids(query.toString()).size());
            } catch (InputException refused) {
                assertThat(refused.getMessage()).as("seed %d, query %d", seed, i).startsWith("query refused: ");
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
        try (ItemIndex own = filled("updated")) {
            own.update(List.of(SomeItems.item("k1", "khabar", "kk", "Басқа тақырып", "", "2022-05-24",
                    Optional.of(Code.PRO), Optional.empty())));
            assertThat(own.size()).isEqualTo(5);
            assertThat(own.ids("stance:pro")).containsExactly("k1", "r1");
            own.replace(List.of());
            assertThat(own.size()).isZero();
            assertThat(own.search(SearchRequest.first("референдум", 5)).total()).isZero();
        }
    }

    @Test
    void anotherReaderSeesWhatWasWritten() throws Exception {
        try (ItemIndex own = filled("two")) {
            assertThat(open("two")).isInstanceOfSatisfying(IndexOpening.Ready.class, ready -> {
                try (ItemIndex other = ready.index()) {
                    own.replace(List.of(SomeItems.KAZAKH));
                    assertThat(other.ids("")).containsExactly("k1");
                }
            });
        }
        assertThat(open("absent")).isEqualTo(new IndexOpening.Missing());
    }

    @Test
    void theRussianPartOfAKazakhItemIsSearchedWithRussianStems() {
        try (ItemIndex own = filled("mixed")) {
            String kazakh = "Тұрғындар мектептегі учаскенің таңғы жетіде ашылатынын айтты. Оларға бәрі де ұнады.";
            String russian = "Наблюдатели приехали из столицы и осмотрели помещения. Они проверили каждую кабину.";
            IndexedItem mixed = SomeItems.item("m1", "khabar", "kk", "Учаскелер дайын", kazakh + "\n\n" + russian,
                    "2022-05-24", Optional.empty(), Optional.empty());
            own.replace(List.of(mixed));
            assertThat(own.ids("text:наблюдателями")).containsExactly("m1");
            assertThat(own.ids("text:учаскелердің")).containsExactly("m1");
            assertThat(own.ids("language:ru")).isEmpty();
            assertThat(own.search(SearchRequest.first("помещение", 5)).hits().getFirst().passages().toString())
                    .contains("помещения");
        }
    }

    static List<String> ids(SearchResult result) {
        return result.hits().stream().map(SearchResult.Hit::id).toList();
    }

    @Test
    void hiddenItemsAreInNeitherHitsNorCountsNorExports() {
        SearchScope scope = new SearchScope("", Set.of("r1", "e1"));
        SearchResult result = index.search(new SearchRequest("", 0, 10, Order.OLDEST).within(scope));
        assertThat(ids(result)).containsExactly("r2", "k1", "u1");
        assertThat(result.total()).isEqualTo(3);
        assertThat(result.facets().get("code")).isEqualTo(Map.of("no_position", 1, "not_relevant", 1, "uncoded", 1));
        assertThat(index.search(SearchRequest.first("stance:pro", 5).within(scope)).total()).isZero();
        List<String> exported = new ArrayList<>();
        index.each("", scope, hit -> exported.add(hit.id()));
        assertThat(exported).containsExactly("r2", "k1", "u1");
    }

    @Test
    void aScopeCannotBeWidenedByTheQuery() {
        SearchScope scope = new SearchScope("outlet:khabar", Set.of());
        assertThat(index.search(SearchRequest.first("language:kk OR language:ru", 5).within(scope)).total()).isOne();
        assertThat(index.search(SearchRequest.first("NOT language:xx", 5).within(scope)).total()).isEqualTo(2);
        assertThat(index.ids("language:kk OR language:ru", scope)).containsExactly("k1");
        assertThatThrownBy(() -> index.ids("language:kk) OR (language:ru", scope)).isInstanceOf(InputException.class);
    }

    @Test
    void aFoldedSearchShowsEachStoryOnceOnWhateverPage() {
        try (ItemIndex own = filled("folded")) {
            List<IndexedItem> items = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                items.add(copy("s" + i % 10, "c" + i));
            }
            own.replace(items);
            List<String> stories = new ArrayList<>();
            for (int offset = 0; offset < 12; offset += 4) {
                SearchResult page = own.search(new SearchRequest("word", SearchScope.ALL, offset, 4, Order.OLDEST, true,
                        false, OptionalLong.empty()));
                assertThat(page.stories()).hasSize(10).containsEntry("s3", 3);
                assertThat(page.total()).isEqualTo(30);
                page.hits().forEach(hit -> stories.add(hit.story()));
            }
            assertThat(stories).hasSize(10).doesNotHaveDuplicates();
        }
    }

    private static IndexedItem copy(String story, String id) {
        IndexedItem one = SomeItems.item(id, "khabar", "en", "Title", "a word", "2022-05-24", Optional.empty(),
                Optional.empty());
        return new IndexedItem(one.item(), one.owner(), story, one.repeatOf(), one.humanCode(), one.byCoder(),
                one.machine(), one.reviewed(), one.transcript(), one.state(), one.programme(), one.time(), one.day());
    }

    @Test
    void aSnapshotPagesOnThroughWhatWasThere() {
        try (ItemIndex own = filled("paged")) {
            SearchResult first = own.search(new SearchRequest("", 0, 2, Order.OLDEST));
            assertThat(ids(first)).containsExactly("r2", "k1");
            own.update(List.of(SomeItems.item("k1", "khabar", "kk", "Кеш", "", "2022-07-01", Optional.empty(),
                    Optional.empty())));

            assertThat(ids(own.search(after(first, 2)))).containsExactly("r1", "e1", "u1");
            assertThat(ids(own.search(after(first, 0)))).containsExactly("r2", "k1", "r1");
            assertThat(ids(own.search(new SearchRequest("", 2, 3, Order.OLDEST)))).containsExactly("e1", "k1", "u1");
        }
    }

    /** Three items from there on, of the state that an earlier search saw. */
    static SearchRequest after(SearchResult first, int offset) {
        return new SearchRequest("", SearchScope.ALL, offset, 3, Order.OLDEST, false, false, first.snapshot());
    }

    @Test
    void aSnapshotNobodyHasIsPassedOver() {
        assertThat(index.search(new SearchRequest("", SearchScope.ALL, 0, 9, Order.OLDEST, false, false,
                OptionalLong.of(123_456))).total()).isEqualTo(5);
    }

    @Test
    void aWholePassageHoldsEveryMatch() {
        try (ItemIndex own = filled("whole")) {
            own.replace(List.of(SomeItems.item("w", "khabar", "en", "Title",
                    "One word. Two. Three word. Four. Five word. Six. Seven word. Eight word. Nine.", "2022-05-24",
                    Optional.empty(), Optional.empty())));
            SearchResult result = own.search(new SearchRequest("word", SearchScope.ALL, 0, 1, Order.RELEVANCE, false,
                    true, OptionalLong.empty()));
            assertThat(result.hits().getFirst().passages()).singleElement()
                    .satisfies(runs -> assertThat(runs).filteredOn(SearchResult.Run::match).hasSize(5));
        }
    }

    @Test
    void wordsAMachineHeardAreFoundOnlyWhenAskedForAndCarryTheirMark() {
        IndexedItem clip = SomeItems.RUSSIAN;
        IndexedItem heard = new IndexedItem(clip.item(), clip.owner(), clip.story(), clip.repeatOf(), clip.humanCode(),
                clip.byCoder(), clip.machine(), clip.reviewed(),
                Optional.of(new MachineWords("machine transcript (m, sha256:ab)", "Сегодня депутаты молчали.")),
                clip.state(), clip.programme(), clip.time(), clip.day());
        try (ItemIndex own = filled("heard")) {
            own.replace(List.of(heard, SomeItems.KAZAKH));
            assertThat(own.ids("депутаты")).isEmpty();
            assertThat(own.ids("transcript:депутат")).containsExactly(clip.item().id());
            assertThat(own.ids("transcript:поправки")).isEmpty();
            SearchResult.Hit hit = own.search(SearchRequest.first("transcript:депутат", 5)).hits().getFirst();
            assertThat(hit.passages()).singleElement().satisfies(passage -> {
                assertThat(passage.stream().map(SearchResult.Run::text).collect(Collectors.joining()))
                        .isEqualTo("machine transcript (m, sha256:ab): Сегодня депутаты молчали.");
                assertThat(passage).filteredOn(SearchResult.Run::match).extracting(SearchResult.Run::text)
                        .containsExactly("депутаты");
            });
        }
    }
}
