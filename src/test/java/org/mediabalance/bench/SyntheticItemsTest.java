package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.index.IndexedItem;
import org.mediabalance.index.LuceneIndex;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.study.InputException;

class SyntheticItemsTest {
    private static final Map<String, List<String[]>> TEXTS = Map.of("kk",
            words("Сайлау учаскелері таңғы жетіде ашылады деп хабарлады комиссия"), "ru",
            words("Участки откроются утром сообщила центральная комиссия страны"), "en",
            words("Polling stations will open early said the commission today"));

    private static List<String[]> words(String text) {
        return List.<String[]>of(text.split(" "));
    }

    @TempDir
    private Path directory;

    @Test
    void oneSeedMakesTheSameItemsEachTime() {
        SyntheticItems items = new SyntheticItems(TEXTS, 50, 3);
        List<IndexedItem> first = new ArrayList<>();
        items.forEach(first::add);
        assertThat(items).containsExactlyElementsOf(first).hasSize(50).doesNotHaveDuplicates();
        assertThat(new SyntheticItems(TEXTS, 50, 4)).doesNotContainSequence(first);
    }

    @Test
    void everyKindOfQueryIsReadAndMostFindSomething() {
        try (LuceneIndex index = LuceneIndex.create(directory)) {
            index.replace(new SyntheticItems(TEXTS, 2_000, 3));
            List<String> queries = new SearchQueries(TEXTS, 3).of(80);
            long found = queries.stream().filter(q -> index.search(SearchRequest.first(q, 1)).total() > 0).count();
            assertThat(queries).hasSize(80);
            assertThat(found).isGreaterThan(60);
        }
    }

    @Test
    void missingSetsAreBadInputAndNamed() {
        Path absent = directory.resolve("absent");
        assertThatThrownBy(() -> new LanguageBenchmark(absent)).isInstanceOf(InputException.class)
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> new SearchBenchmark(absent, directory, 10, step -> {
        }).page()).isInstanceOf(InputException.class).hasMessageContaining("clips.jsonl");
    }
}
