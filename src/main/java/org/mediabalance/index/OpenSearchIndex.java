package org.mediabalance.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.mediabalance.index.ClusterClient.Answer;
import org.mediabalance.language.MixedTexts;
import org.mediabalance.study.InputException;
import org.mediabalance.study.SharedIndex;
import tools.jackson.databind.JsonNode;

/**
 * The index in an OpenSearch cluster whose nodes have the product's plugin. The name in {@code study.yaml} is an alias;
 * behind it stands {@code NAME-1}, {@code NAME-2} and so on, so that a rebuild fills the next one while searches see the
 * last. Hits, order and counts are those of {@link LuceneIndex} over the same items: scores use the statistics of all
 * shards, equal ones are ordered by id, and highlights are made here by the same code. Statistics count replaced items
 * until the segments merge, in either index.
 */
public final class OpenSearchIndex implements ItemIndex {
    /** The plugin is built against this; Lucene's format and the plugin's interfaces change with it. */
    private static final String MAJOR = "3";
    /** A batch of this many items is about 2 MB of JSON: far below a node's limit of 100 MB, and large enough. */
    private static final int BATCH = 500;
    /** Scores by the statistics of all shards, so that the order does not depend on which shard an item is in. */
    private static final String ALL_STATISTICS = "?search_type=dfs_query_then_fetch";

    private final SharedIndex place;
    private final String study;
    private final ClusterClient cluster;
    private final ClusterSnapshots snapshots;

    private OpenSearchIndex(SharedIndex place, String study, ClusterClient cluster) {
        this.place = place;
        this.study = study;
        this.cluster = cluster;
        this.snapshots = new ClusterSnapshots(cluster, place.name());
    }

    /**
     * What the cluster holds under the study's name. A cluster that cannot be used, a foreign mapping and another study
     * under this name are input errors.
     *
     * @param environment where user and password are looked up
     */
    public static IndexOpening open(SharedIndex place, String study, UnaryOperator<String> environment) {
        OpenSearchIndex index = connect(place, study, environment);
        try {
            List<String> behind = index.behindAlias();
            if (behind.isEmpty()) {
                index.close();
                return new IndexOpening.Missing();
            }
            JsonNode mapping = index.owned(behind.getFirst());
            String version = mapping.at("/_meta/" + IndexSchema.VERSION_KEY).asString("none");
            if (!version.equals(LuceneIndex.VERSION)) {
                index.close();
                return new IndexOpening.OtherVersion(version);
            }
            Map<String, String> differences = IndexSchema.differences(mapping.path("properties"));
            if (!differences.isEmpty()) {
                throw new InputException("the mapping of index '" + place.name() + "' is not the expected one: "
                        + differences + "; 'mediabalance index rebuild' makes it anew");
            }
            return new IndexOpening.Ready(index);
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }

    /** An index to fill with {@link #replace}; what searches see stays until then. Another study's is refused. */
    public static OpenSearchIndex create(SharedIndex place, String study, UnaryOperator<String> environment) {
        OpenSearchIndex index = connect(place, study, environment);
        try {
            index.behindAlias().forEach(index::owned);
            return index;
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private static OpenSearchIndex connect(SharedIndex place, String study, UnaryOperator<String> environment) {
        ClusterClient cluster = new ClusterClient(place, environment);
        try {
            Answer answer = cluster.first("GET", "/");
            JsonNode version = answer.body().path("version");
            String number = version.path("number").asString("");
            if (!answer.ok() || number.isEmpty()) {
                throw new InputException(place.hosts() + " answers, but not as OpenSearch does (" + answer.reason()
                        + "); check 'hosts' in study.yaml");
            }
            if (!version.path("distribution").asString("").equals("opensearch") || !number.startsWith(MAJOR + ".")) {
                throw new InputException(place.hosts() + " is "
                        + version.path("distribution").asString("another program of version") + " " + number
                        + "; the index needs OpenSearch " + MAJOR + ": upgrade the cluster or name another in 'hosts'");
            }
            return new OpenSearchIndex(place, study, cluster);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The one index behind the name, or none. */
    private List<String> behindAlias() {
        Answer alias = cluster.ask("GET", "/_alias/" + place.name(), "");
        if (alias.status() == 404) {
            if (cluster.ask("HEAD", "/" + place.name(), "").ok()) {
                throw new InputException(
                        "'" + place.name() + "' in the cluster is an index and not an alias, so it is not"
                                + " of this program; choose another 'name' in study.yaml");
            }
            return List.of();
        }
        return List.copyOf(checked(alias).propertyNames());
    }

    /** The mapping of an index that belongs to this study. */
    private JsonNode owned(String physical) {
        JsonNode mapping = checked(cluster.ask("GET", "/" + physical + "/_mapping", "")).path(physical)
                .path("mappings");
        String owner = mapping.at("/_meta/" + IndexSchema.STUDY_KEY).asString("nobody");
        if (!owner.equals(study)) {
            throw new InputException("index '" + place.name() + "' in the cluster belongs to study '" + owner
                    + "'; choose another 'name' in study.yaml of '" + study + "'");
        }
        return mapping;
    }

    private JsonNode checked(Answer answer) {
        if (answer.ok()) {
            return answer.body();
        }
        throw new InputException(ClusterRefusal.of(answer, place.name()));
    }

    @Override
    public synchronized void replace(Iterable<IndexedItem> items) {
        List<String> old = behindAlias();
        int last = old.stream().mapToInt(name -> number(name)).max().orElse(0);
        String next = free(last + 1);
        try {
            fill(next, items);
            List<Object> actions = new ArrayList<>();
            old.forEach(name -> actions.add(Map.of("remove", Map.of("index", name, "alias", place.name()))));
            actions.add(Map.of("add", Map.of("index", next, "alias", place.name())));
            checked(cluster.ask("POST", "/_aliases", json(Map.of("actions", actions))));
        } catch (RuntimeException e) {
            cluster.once("DELETE", "/" + next, "");
            throw e;
        }
        old.forEach(name -> cluster.ask("DELETE", "/" + name, ""));
    }

    private int number(String physical) {
        String digits = physical.substring(Math.min(physical.length(), place.name().length() + 1));
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    /** Makes the first index that is not there yet: one that is, is being filled by somebody or was left by a stop. */
    private String free(int first) {
        for (int number = first;; number++) {
            String name = place.name() + "-" + number;
            Answer made = cluster.ask("PUT", "/" + name, json(IndexSchema.body(study)));
            if (made.ok()) {
                started(name, made.body());
                return name;
            }
            if (!made.reason().contains("already exists")) {
                checked(made);
            }
        }
    }

    /** A new index of which no node takes a shard is given up at once: what is written to it would wait for ever. */
    private void started(String name, JsonNode made) {
        if (!made.path("shards_acknowledged").asBoolean()) {
            JsonNode why = cluster.ask("POST", "/_cluster/allocation/explain",
                    json(Map.of("index", name, "shard", 0, "primary", true))).body();
            cluster.once("DELETE", "/" + name, "");
            throw new InputException("no node of the index cluster takes a new index ("
                    + why.at("/node_allocation_decisions/0/deciders/0/explanation")
                            .asString(why.path("allocate_explanation").asString("its shards did not start"))
                    + ")" + ClusterRefusal.MAKE_ROOM);
        }
    }

    @Override
    public synchronized void update(Iterable<IndexedItem> items) {
        fill(place.name(), items);
    }

    private void fill(String name, Iterable<IndexedItem> items) {
        MixedTexts texts = new MixedTexts();
        Map<String, String> batch = new LinkedHashMap<>();
        for (IndexedItem item : items) {
            batch.put(item.item().id(), json(ItemDocument.source(item, texts)));
            if (batch.size() == BATCH) {
                write(name, batch);
                batch.clear();
            }
        }
        write(name, batch);
        checked(cluster.ask("POST", "/" + name + "/_refresh", ""));
    }

    /** Writes under the items' own ids, so that doing it twice changes nothing; busy ones are sent again. */
    private void write(String name, Map<String, String> batch) {
        Map<String, String> left = new LinkedHashMap<>(batch);
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            StringBuilder lines = new StringBuilder();
            left.forEach((id, source) -> lines.append(json(Map.of("index", Map.of("_id", id)))).append('\n')
                    .append(source).append('\n'));
            JsonNode answer = checked(cluster.ask("POST", "/" + name + "/_bulk", lines.toString()));
            for (JsonNode item : answer.path("items")) {
                Answer one = new Answer(item.at("/index/status").asInt(), item.path("index"));
                boolean busy = one.status() == 429 || one.status() == 503;
                if (!busy || one.reason().contains("watermark") || attempt > ClusterClient.BUSY_MAX) {
                    checked(one);
                    left.remove(item.at("/index/_id").asString());
                }
            }
            if (!left.isEmpty()) {
                ClusterClient.pause(attempt);
            }
        }
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Query query = QueryReader.read(request.query());
        boolean folded = request.folded() && request.size() > 0;
        Found found = found(snapshots.find(request.snapshot()).isPresent() ? request.snapshot() : snapshots.open(),
                request.order() == SearchRequest.Order.RELEVANCE ? ALL_STATISTICS : "",
                ClusterRequest.page(request, folded));
        List<JsonNode> hits = found.hits();
        Map<String, Integer> stories = new LinkedHashMap<>();
        List<Document> page = folded ? firsts(hits, request, found.snapshot(), stories) : documents(hits.stream());
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        JsonNode counted = found.answer().path("aggregations");
        Fields.FACETS.forEach(field -> facets.put(field, Counts.inOrder(field, buckets(counted.path(field)))));
        Map<String, Map<String, Integer>> days = new TreeMap<>();
        counted.at("/timeline/buckets").forEach(
                day -> days.put(day.path("key").asString(), new TreeMap<>(buckets(day.path(Fields.STANCE)))));
        return new SearchResult(found.answer().at("/hits/total/value").asInt(), hits(query, page, request.whole()),
                facets, days, stories, found.snapshot());
    }

    /** What a search found, and the state of the index it found it in, when that is kept. */
    private record Found(JsonNode answer, OptionalLong snapshot) {
        List<JsonNode> hits() {
            return answer.at("/hits/hits").valueStream().toList();
        }
    }

    /** Searches in this state of the index or, when that is gone, in the newest. */
    private Found found(OptionalLong snapshot, String parameters, Map<String, Object> body) {
        Optional<Map<String, Object>> kept = snapshots.find(snapshot);
        if (kept.isPresent()) {
            Map<String, Object> within = new HashMap<>(body);
            within.put("pit", kept.get());
            Optional<Answer> answer = cluster.once("POST", "/_search" + parameters, json(within));
            if (answer.isPresent() && answer.get().ok() && answer.get().body().at("/_shards/failed").asInt() == 0) {
                return new Found(inTime(answer.get()), snapshot);
            }
            snapshots.close(snapshot);
        }
        return new Found(inTime(cluster.ask("POST", "/" + place.name() + "/_search" + parameters, json(body))),
                OptionalLong.empty());
    }

    private static List<Document> documents(Stream<JsonNode> hits) {
        return hits.map(hit -> ItemDocument.of(hit.path("_source"))).toList();
    }

    /** The page of a folded search: the first hit of each story, fetched by its id. Counts the stories on the way. */
    private List<Document> firsts(List<JsonNode> hits, SearchRequest request, OptionalLong snapshot,
            Map<String, Integer> stories) {
        List<String> all = new ArrayList<>();
        for (JsonNode hit : hits) {
            if (stories.merge(hit.path("_source").path(Fields.STORY).asString(), 1, Integer::sum) == 1) {
                all.add(hit.path("_id").asString());
            }
        }
        List<String> ids = all.stream().skip(request.offset()).limit(request.size()).toList();
        Map<String, Object> wanted = Map.of("query", Map.of("ids", Map.of("values", ids)), "size", ids.size());
        Map<String, JsonNode> byId = new HashMap<>();
        found(snapshot, "", wanted).hits().forEach(hit -> byId.put(hit.path("_id").asString(), hit));
        return documents(ids.stream().map(byId::get).filter(Objects::nonNull));
    }

    private JsonNode inTime(Answer answered) {
        JsonNode answer = checked(answered);
        if (answer.path("timed_out").asBoolean()) {
            throw new InputException("query refused: it runs longer than " + ClusterRequest.TIME_LIMIT + "; narrow it");
        }
        if (answer.at("/_shards/failed").asInt() > 0) {
            throw new InputException("the index cluster lost part of '" + place.name()
                    + "' (shards failed), so counts would be wrong; bring its nodes back or rebuild the index");
        }
        return answer;
    }

    private static Map<String, Integer> buckets(JsonNode counts) {
        Map<String, Integer> byValue = new HashMap<>();
        counts.path("buckets").forEach(b -> byValue.put(b.path("key").asString(), b.path("doc_count").asInt()));
        return byValue;
    }

    /** The page indexed once more here, to be cut at its matches by the code that does it in a local index. */
    private static List<SearchResult.Hit> hits(Query query, List<Document> page, boolean whole) {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(Fields.INDEXING))) {
                // One block, which keeps its order.
                writer.addDocuments(page);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                return LuceneIndex.hits(new IndexSearcher(reader), query, IntStream.range(0, page.size()).toArray(),
                        whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("matches cannot be shown", e);
        }
    }

    @Override
    public void each(String query, SearchScope scope, Consumer<SearchResult.Hit> to) {
        QueryReader.read(query);
        Map<String, Object> body = ClusterRequest.matching(query, scope);
        body.put("sort", ClusterRequest.sort(SearchRequest.Order.OLDEST));
        pages(body, BATCH, hit -> to
                .accept(ItemDocument.hit(ItemDocument.of(hit.path("_source")), Optional.empty(), List.of())));
    }

    @Override
    public List<String> ids(String query, SearchScope scope) {
        QueryReader.read(query);
        List<String> ids = new ArrayList<>();
        Map<String, Object> body = ClusterRequest.matching(query, scope);
        body.put("_source", false);
        body.put("sort", List.of(Map.of(Fields.ID, "asc")));
        pages(body, SearchRequest.DEEPEST, hit -> ids.add(hit.path("_id").asString()));
        return List.copyOf(ids);
    }

    /** Every hit of a sorted search, page after page, each beginning where the last ended. */
    private void pages(Map<String, Object> body, int size, Consumer<JsonNode> to) {
        body.put("size", size);
        OptionalLong snapshot = snapshots.open();
        try {
            List<JsonNode> page;
            do {
                page = found(snapshot, "", body).hits();
                page.forEach(to);
                if (!page.isEmpty()) {
                    body.put("search_after", page.getLast().path("sort"));
                }
            } while (page.size() == size);
        } finally {
            snapshots.close(snapshot);
        }
    }

    @Override
    public int size() {
        return checked(cluster.ask("GET", "/" + place.name() + "/_count", "")).path("count").asInt();
    }

    /**
     * What the index costs its cluster.
     *
     * @param bytes of one copy on disk
     * @param cpuSeconds that the processes of all nodes took since they started
     * @param merging whether segments are being merged just now
     */
    public record Cost(long bytes, double cpuSeconds, boolean merging) {}

    /** What the index costs its cluster until now. */
    public Cost cost() {
        JsonNode stats = checked(cluster.ask("GET", "/" + place.name() + "/_stats/store,merge", "")).path("_all");
        JsonNode nodes = checked(cluster.ask("GET", "/_nodes/stats/process", "")).path("nodes");
        return new Cost(stats.at("/primaries/store/size_in_bytes").asLong(),
                nodes.valueStream().mapToLong(n -> n.at("/process/cpu/total_in_millis").asLong()).sum() / 1e3,
                stats.at("/total/merges/current").asInt() > 0);
    }

    private static String json(Object value) {
        return ClusterClient.JSON.writeValueAsString(value);
    }

    @Override
    public void close() {
        snapshots.close();
        cluster.close();
    }
}
