package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
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
import org.mediabalance.index.IndexOpening;
import org.mediabalance.index.IndexSchema;
import org.mediabalance.index.IndexedItem;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.LuceneIndex;
import org.mediabalance.index.OpenSearchIndex;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.index.SearchResult;
import org.mediabalance.index.SearchScope;
import org.mediabalance.study.InputException;
import org.mediabalance.study.SharedIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of {@link ItemIndex}: whatever is asked, Lucene here and OpenSearch there give the same answer. */
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
        nodes = Nodes.start(directory, 1);
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
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void everyQueryHasTheSameHitsOrderCountsTimelineAndHighlights() {
        List<String> queries = new ArrayList<>(new SearchQueries(texts, 11).of(QUERIES));
        queries.addAll(MORE);
        int found = 0;
        for (String query : queries) {
            SearchRequest request = SearchRequest.first(query, 20);
            SearchResult expected = here.search(request);
            assertThat(there.search(request)).as(query).isEqualTo(unmarked(expected));
            assertThat(there.ids(query)).as(query).isEqualTo(here.ids(query));
            found += expected.total() > 0 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(queries.size() / 2);
    }

    /** A cluster has no snapshots to name. */
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
            SearchResult shared = there.search(request);
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
                assertThat(there.search(request)).as(request.toString()).isEqualTo(unmarked(here.search(request)));
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
    void anUpdateTakesTheOldItemsPlaceAndARebuildLeavesNoGap() {
        SharedIndex place = nodes.index("rebuilt");
        List<IndexedItem> items = new ArrayList<>();
        new SyntheticItems(texts, 300, 6).forEach(items::add);
        try (ItemIndex index = OpenSearchIndex.create(place, "one", name -> null)) {
            index.replace(items);
            index.update(items.subList(0, 100));
            assertThat(index.size()).isEqualTo(300);

            // Searches of another reader while the index is filled anew see the old items until the new are all there.
            List<Integer> seen = new ArrayList<>();
            index.replace(() -> items.subList(0, 50).stream().peek(item -> seen.add(index.size())).iterator());

            assertThat(seen).hasSize(50).containsOnly(300);
            assertThat(index.size()).isEqualTo(50);
        }
    }

    @Test
    void whatIsWrongWithTheClusterOrItsIndexIsSaidInASentence() throws Exception {
        SharedIndex place = nodes.index("broken");
        OpenSearchIndex.create(place, "one", name -> null).close();
        assertThat(OpenSearchIndex.open(place, "one", name -> null)).isInstanceOf(IndexOpening.Missing.class);
        try (ItemIndex index = OpenSearchIndex.create(place, "one", name -> null)) {
            index.replace(List.of());
        }

        assertThatThrownBy(() -> OpenSearchIndex.open(place, "two", name -> null)).isInstanceOf(InputException.class)
                .hasMessage(
                        "index 'broken' in the cluster belongs to study 'one'; choose another 'name' in study.yaml of"
                                + " 'two'");
        nodes.ask(0, "PUT", "/broken/_mapping", "{\"properties\":{\"extra\":{\"type\":\"long\"}}}");
        assertThatThrownBy(() -> OpenSearchIndex.open(place, "one", name -> null)).isInstanceOf(InputException.class)
                .hasMessageContaining("{extra=not expected}").hasMessageContaining("index rebuild");
        nodes.ask(0, "PUT", "/broken/_settings", "{\"index.blocks.write\":true}");
        List<IndexedItem> items = new ArrayList<>();
        new SyntheticItems(texts, 1, 6).forEach(items::add);
        try (ItemIndex index = OpenSearchIndex.create(place, "one", name -> null)) {
            assertThatThrownBy(() -> index.update(items)).isInstanceOf(InputException.class)
                    .hasMessageContaining("is read-only").hasMessageContaining("allow writing");
        }
        SharedIndex nobody = new SharedIndex(List.of(URI.create("http://127.0.0.1:1")), "x", false);
        assertThatThrownBy(() -> OpenSearchIndex.open(nobody, "one", name -> null)).isInstanceOf(InputException.class)
                .hasMessageContaining("does not answer").hasMessageContaining("check that it runs");
        SharedIndex unknown = new SharedIndex(List.of(URI.create("http://no-such-host.invalid:9200")), "x", false);
        assertThatThrownBy(() -> OpenSearchIndex.open(unknown, "one", name -> null)).isInstanceOf(InputException.class)
                .hasMessageContaining("'hosts' in study.yaml");
        SharedIndex secret = new SharedIndex(place.hosts(), "x", true);
        assertThatThrownBy(() -> OpenSearchIndex.open(secret, "one", name -> null)).isInstanceOf(InputException.class)
                .hasMessageContaining("set MEDIABALANCE_INDEX_USER and MEDIABALANCE_INDEX_PASSWORD");
        nodes.ask(0, "PUT", "/taken", "{}");
        assertThatThrownBy(() -> OpenSearchIndex.open(nodes.index("taken"), "one", name -> null))
                .isInstanceOf(InputException.class).hasMessageContaining("is an index and not an alias");
    }

    @Test
    void aQueryThatIsRefusedHereIsRefusedThere() {
        assertThatThrownBy(() -> there.search(SearchRequest.first("stance:por", 5))).isInstanceOf(InputException.class)
                .hasMessageStartingWith("query refused");
    }
}
