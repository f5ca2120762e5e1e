package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.cluster.Nodes;
import org.mediabalance.index.IndexSchema;
import org.mediabalance.index.IndexedItem;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.LuceneIndex;
import org.mediabalance.index.OpenSearchIndex;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.index.SearchResult;
import org.mediabalance.index.SearchScope;
import org.mediabalance.study.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thousands of items at once: whatever is asked, Lucene here and OpenSearch there give the same answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedIndexIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ITEMS = 2_000;
    private static final int QUERIES = 200;
    private static final List<String> MORE = List.of("", "NOT outlet:outlet1", "референдом~", "title:референдум",
            "\"выносимый референдум\"~4", "day:[2022-05-01 TO *]", "code:mixed OR code:no_position", "казакстан*",
            "id:0000000000000000");

    @TempDir
    static Path directory;
    private Nodes nodes;
    private Map<String, List<String[]>> texts;
    private ItemIndex here;
    private ItemIndex there;

    @BeforeAll
    void fill() throws Exception {
        texts = SearchBenchmark.texts(Path.of("datasets"));
        nodes = Nodes.shared();
        here = LuceneIndex.create(directory.resolve("lucene"));
        there = OpenSearchIndex.create(nodes.index("contract"), "contract", name -> null);
        List<IndexedItem> items = new ArrayList<>();
        new SyntheticItems(texts, ITEMS, 5).forEach(items::add);
        here.replace(items);
        there.replace(items);
    }

    @AfterAll
    void stop() {
        Stream.of(here, there).filter(index -> index != null).forEach(ItemIndex::close);
    }

    @Test
    void everyQueryHasTheSameHitsOrderCountsTimelineAndHighlights() {
        List<String> queries = new ArrayList<>(new SearchQueries(texts, 11).of(QUERIES));
        queries.addAll(MORE);
        int found = 0;
        for (String query : queries) {
            SearchRequest request = SearchRequest.first(query, 20);
            SearchResult expected = here.search(request);
            assertThat(unmarked(there.search(request))).as(query).isEqualTo(unmarked(expected));
            assertThat(there.ids(query)).as(query).isEqualTo(here.ids(query));
            found += expected.total() > 0 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(queries.size() / 2);
    }

    /** Snapshots have numbers of their own. */
    private static SearchResult unmarked(SearchResult result) {
        return new SearchResult(result.total(), result.hits(), result.facets(), result.timeline(), result.stories(),
                OptionalLong.empty());
    }

    @Test
    void scopeStoriesWholeTextsAndExportsAreTheSame() {
        SearchScope scope = new SearchScope("language:ru OR language:kk", Set.copyOf(here.ids("outlet:outlet3")));
        for (boolean folded : new boolean[]{false, true}) {
            SearchRequest request = new SearchRequest("референдум", scope, 5, 10, SearchRequest.Order.RELEVANCE, folded,
                    true, OptionalLong.empty());
            SearchResult expected = unmarked(here.search(request));
            SearchResult shared = unmarked(there.search(request));
            assertThat(shared.hits().stream().map(SearchResult.Hit::id)).as("folded: " + folded)
                    .containsExactlyElementsOf(expected.hits().stream().map(SearchResult.Hit::id).toList());
            assertThat(shared.stories()).isEqualTo(expected.stories());
            assertThat(shared).isEqualTo(expected);
        }
        List<SearchResult.Hit> exported = new ArrayList<>();
        List<SearchResult.Hit> exportedThere = new ArrayList<>();
        here.each("stance:pro", scope, exported::add);
        there.each("stance:pro", scope, exportedThere::add);
        assertThat(exportedThere).isNotEmpty().isEqualTo(exported);
    }

    @Test
    void everyOrderAndPageIsTheSame() {
        for (SearchRequest.Order order : SearchRequest.Order.values()) {
            for (int offset : new int[]{0, 7, 1_990, 5_000}) {
                SearchRequest request = new SearchRequest("референдум", offset, 15, order);
                assertThat(unmarked(there.search(request))).as(request.toString())
                        .isEqualTo(unmarked(here.search(request)));
            }
        }
    }

    @Test
    void theKeysOfCountsComeInTheSameOrder() {
        SearchResult expected = here.search(SearchRequest.first("", 0));
        SearchResult shared = there.search(SearchRequest.first("", 0));

        expected.facets().forEach((field, counts) -> assertThat(shared.facets().get(field).toString()).as(field)
                .isEqualTo(counts.toString()));
        assertThat(shared.timeline().toString()).isEqualTo(expected.timeline().toString());
    }

    @Test
    void wordsHaveTheSameTokensTokenByToken() throws Exception {
        for (Map.Entry<String, Supplier<Analyzer>> analysis : IndexSchema.analyzers().entrySet()) {
            for (List<String[]> ofLanguage : texts.values()) {
                String text = String.join(" ", ofLanguage.get(3)) + " ёлка Қазақстанның 2022-жылғы observers' 7-арна";
                JsonNode tokens = JSON.readTree(nodes.ask(0, "POST", "/contract/_analyze",
                        JSON.writeValueAsString(Map.of("analyzer", analysis.getKey(), "text", text)))).path("tokens");
                List<String> remote = tokens.valueStream().map(t -> t.path("token").asString() + " "
                        + t.path("position").asInt() + " " + t.path("start_offset").asInt() + "-"
                        + t.path("end_offset").asInt()).toList();
                assertThat(remote).as(analysis.getKey()).isNotEmpty()
                        .isEqualTo(tokens(analysis.getValue().get(), text));
            }
        }
    }

    private static List<String> tokens(Analyzer analyzer, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                tokens.add(term + " " + position + " " + offset.startOffset() + "-" + offset.endOffset());
            }
        }
        return tokens;
    }

    @Test
    void readersSeeNoGapWhileTheIndexIsMadeAnew() throws Exception {
        List<IndexedItem> items = new ArrayList<>();
        new SyntheticItems(texts, 900, 6).forEach(items::add);
        AtomicBoolean done = new AtomicBoolean();
        List<Integer> seen = new ArrayList<>();
        try (ItemIndex writer = OpenSearchIndex.create(nodes.index("rebuilt"), "one", name -> null);
                ItemIndex reader = OpenSearchIndex.create(nodes.index("rebuilt"), "one", name -> null);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.replace(items);
            Future<?> reading = threads.submit(() -> {
                while (!done.get()) {
                    seen.add(reader.search(SearchRequest.first("", 3)).total());
                    seen.add(reader.ids("").size());
                    seen.add(reader.size());
                }
            });
            for (int size : new int[]{400, 900, 400, 900}) {
                writer.replace(items.subList(0, size));
            }
            done.set(true);
            reading.get();
        }
        assertThat(seen).hasSizeGreaterThan(30).containsOnly(400, 900).contains(400, 900);
    }

    @Test
    void anExportIsOfOneMomentWhateverIsWrittenMeanwhile() {
        List<IndexedItem> items = new ArrayList<>();
        new SyntheticItems(texts, 1_200, 6).forEach(items::add);
        try (ItemIndex index = OpenSearchIndex.create(nodes.index("exported"), "one", name -> null)) {
            index.replace(items.subList(0, 1_100));
            List<String> exported = new ArrayList<>();
            index.each("", SearchScope.ALL, hit -> {
                if (exported.isEmpty()) {
                    index.update(items.subList(1_100, 1_200));
                }
                exported.add(hit.id());
            });
            assertThat(exported).hasSize(1_100).doesNotHaveDuplicates();
            assertThat(index.size()).isEqualTo(1_200);
        }
    }

    @Test
    void aQueryThatIsRefusedHereIsRefusedThere() {
        assertThatThrownBy(() -> there.search(SearchRequest.first("stance:por", 5))).isInstanceOf(InputException.class)
                .hasMessageStartingWith("query refused");
    }
}
