package org.mediabalance.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.index.SearchRequest.Order;
import org.mediabalance.study.InputException;

/** Scopes, stories, snapshots and exports. */
class SearchScopeTest {
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

    private static List<String> ids(SearchResult result) {
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
        List<IndexedItem> items = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            items.add(copy("s" + i % 10, "c" + i));
        }
        index.replace(items);
        List<String> stories = new ArrayList<>();
        for (int offset = 0; offset < 12; offset += 4) {
            SearchResult page = index.search(new SearchRequest("word", SearchScope.ALL, offset, 4, Order.OLDEST, true,
                    false, OptionalLong.empty()));
            assertThat(page.stories()).hasSize(10).containsEntry("s3", 3);
            assertThat(page.total()).isEqualTo(30);
            page.hits().forEach(hit -> stories.add(hit.story()));
        }
        assertThat(stories).hasSize(10).doesNotHaveDuplicates();
    }

    private static IndexedItem copy(String story, String id) {
        IndexedItem one = SomeItems.item(id, "khabar", "en", "Title", "a word", "2022-05-24", Optional.empty(),
                Optional.empty());
        return new IndexedItem(one.item(), one.owner(), story, one.repeatOf(), one.humanCode(), one.byCoder(),
                one.machine(), one.reviewed(), one.transcript(), one.state(), one.programme(), one.time(), one.day());
    }

    @Test
    void aSnapshotPagesOnThroughWhatWasThere() {
        SearchResult first = index.search(new SearchRequest("", 0, 2, Order.OLDEST));
        index.replace(List.of(SomeItems.KAZAKH));
        SearchResult second = index.search(new SearchRequest("", SearchScope.ALL, 2, 3, Order.OLDEST, false, false,
                first.snapshot()));
        assertThat(ids(second)).containsExactly("r1", "e1", "u1");
        assertThat(index.search(new SearchRequest("", 0, 5, Order.OLDEST)).total()).isOne();
    }

    @Test
    void aSnapshotNobodyHasIsPassedOver() {
        assertThat(index.search(new SearchRequest("", SearchScope.ALL, 0, 9, Order.OLDEST, false, false,
                OptionalLong.of(123_456))).total()).isEqualTo(5);
    }

    @Test
    void aWholePassageHoldsEveryMatch() {
        index.replace(List.of(SomeItems.item("w", "khabar", "en", "Title",
                "One word. Two. Three word. Four. Five word. Six. Seven word. Eight word. Nine.", "2022-05-24",
                Optional.empty(), Optional.empty())));
        SearchResult result = index.search(new SearchRequest("word", SearchScope.ALL, 0, 1, Order.RELEVANCE, false,
                true, OptionalLong.empty()));
        assertThat(result.hits().getFirst().passages()).singleElement()
                .satisfies(runs -> assertThat(runs).filteredOn(SearchResult.Run::match).hasSize(5));
    }
}
