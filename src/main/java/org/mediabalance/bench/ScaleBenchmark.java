package org.mediabalance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.mediabalance.index.IndexedItem;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.LuceneIndex;
import org.mediabalance.index.OpenSearchIndex;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.index.SearchResult;
import org.mediabalance.study.SharedIndex;
import tools.jackson.databind.json.JsonMapper;

/** What an index in a cluster costs beside one in this process: the same items and queries in both, in one run. */
public final class ScaleBenchmark {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long SEED = 20220605;
    private static final int QUERIES = 200;
    private static final int ROUNDS = 3;
    private static final int HITS = 20;
    private static final String STUDY = "bench-scale";
    /** Items that are not measured, so that neither index finds the compiler cold. */
    private static final int WARMING = 10_000;
    /** Items as long as real articles: few, because the words cost and not the number. */
    private static final int LONG_ITEMS = 20_000;
    /** Items made without an index, to know what making one costs. */
    private static final int MADE = 20_000;
    private static final int LINES = 10;
    /** Milliseconds: a node looks at the size of an index every ten seconds only. */
    private static final int SIZE_IS_OLD = 11_000;

    private final Path work;
    private final SharedIndex place;
    private final Consumer<String> progress;
    private final Map<String, List<String[]>> texts;
    private final List<String> queries;

    /**
     * @param datasets the project's own texts, from which items are made
     * @param work directory of the local indexes, about 2 KB an item, and of what was measured; a run that is stopped and
     *        started again with the same directory measures only what is not there yet
     * @param place where the cluster is; an index of this name is filled and left there empty
     * @param progress told what is being done
     */
    public ScaleBenchmark(Path datasets, Path work, SharedIndex place, Consumer<String> progress) {
        this.work = work;
        this.place = place;
        this.progress = progress;
        this.texts = SearchBenchmark.texts(datasets);
        this.queries = new SearchQueries(texts, SEED).of(QUERIES);
    }

    /** Fills and asks both indexes for each number of items, and once with long items; a section in Markdown. */
    public String section(List<Integer> sizes) {
        List<ScaleMeasurement> all = new ArrayList<>();
        all.addAll(both(LONG_ITEMS, ScaleOnPaper.WORDS));
        sizes.stream().sorted().forEach(size -> all.addAll(both(size, SyntheticItems.WORDS)));
        return text() + table(all) + new ScaleOnPaper(all).text();
    }

    private List<ScaleMeasurement> both(int items, int words) {
        return Stream.of(ScaleMeasurement.Kind.values()).map(kind -> {
            Path file = work.resolve(kind + "-" + items + "-" + words + ".json");
            if (!Files.exists(file)) {
                warm();
                write(file, measure(kind, new SyntheticItems(texts, items, words, SEED), words));
            }
            return JSON.readValue(file.toFile(), ScaleMeasurement.class);
        }).toList();
    }

    private boolean warmed;

    private void warm() {
        if (!warmed) {
            progress.accept("warming up");
            for (ScaleMeasurement.Kind kind : ScaleMeasurement.Kind.values()) {
                measure(kind, new SyntheticItems(texts, WARMING, SEED), SyntheticItems.WORDS);
            }
            warmed = true;
        }
    }

    private ScaleMeasurement measure(ScaleMeasurement.Kind kind, SyntheticItems items, int words) {
        return switch (kind) {
            case LUCENE -> inLucene(items, words);
            case CLUSTER -> inCluster(items, words);
        };
    }

    private ScaleMeasurement inLucene(SyntheticItems items, int words) {
        Path directory = work.resolve("lucene");
        try (LuceneIndex index = LuceneIndex.create(directory)) {
            return measured(ScaleMeasurement.Kind.LUCENE, items, words, index, CpuTime::ofProcess,
                    () -> size(directory));
        } finally {
            delete(directory);
        }
    }

    private ScaleMeasurement inCluster(SyntheticItems items, int words) {
        try (OpenSearchIndex index = OpenSearchIndex.create(place, STUDY, System::getenv)) {
            ScaleMeasurement measured = measured(ScaleMeasurement.Kind.CLUSTER, items, words, index,
                    () -> CpuTime.ofProcess() + index.cost().cpuSeconds(), () -> settled(index));
            index.replace(List.of());
            return measured;
        }
    }

    private interface Bytes {
        long now();
    }

    private ScaleMeasurement measured(ScaleMeasurement.Kind kind, SyntheticItems items, int words, ItemIndex index,
            DoubleSupplier cpu, Bytes bytes) {
        Made made = making(items);
        double cpuBefore = cpu.getAsDouble();
        double seconds = seconds(() -> index.replace(() -> told(kind, items))) - made.seconds();
        long size = bytes.now();
        double cpuSeconds = cpu.getAsDouble() - cpuBefore - made.seconds();
        progress.accept(QUERIES + " queries of " + kind.label());
        List<String> answers = queries.stream().map(query -> answer(search(index, query))).toList();
        double cpuAsking = cpu.getAsDouble();
        double[] times = times(index);
        double cpuPerQuery = (cpu.getAsDouble() - cpuAsking) / (QUERIES * ROUNDS);
        return new ScaleMeasurement(items.count(), words, made.textBytes(), kind, seconds, cpuSeconds, size,
                quantile(times, 0.5), quantile(times, 0.99), 1000 * cpuPerQuery, answers);
    }

    /** What all items take to be made, by a part of them, and the bytes of one's title and text. */
    private record Made(double seconds, double textBytes) {}

    private static Made making(SyntheticItems items) {
        int part = Math.min(MADE, items.count());
        long[] bytes = new long[1];
        double seconds = CpuTime.seconds(() -> {
            Iterator<IndexedItem> made = items.iterator();
            for (int i = 0; i < part; i++) {
                IndexedItem item = made.next();
                bytes[0] += (item.item().title() + item.item().text()).getBytes(StandardCharsets.UTF_8).length;
            }
        });
        return new Made(seconds * items.count() / part, (double) bytes[0] / part);
    }

    /** The items, with a line of progress now and then. */
    private Iterator<IndexedItem> told(ScaleMeasurement.Kind kind, SyntheticItems items) {
        Iterator<IndexedItem> made = items.iterator();
        int step = Math.max(1, items.count() / LINES);
        return new Iterator<>() {
            private int done;

            @Override
            public boolean hasNext() {
                return made.hasNext();
            }

            @Override
            public IndexedItem next() {
                if (done++ % step == 0) {
                    progress.accept(String.format(Locale.ROOT, "%,d of %,d items into %s", done - 1, items.count(),
                            kind.label()));
                }
                return made.next();
            }
        };
    }

    /** Bytes of one copy when no segments are being merged any more, so that the queries have the nodes for themselves. */
    private static long settled(OpenSearchIndex index) {
        OpenSearchIndex.Cost before;
        OpenSearchIndex.Cost after = index.cost();
        try {
            do {
                Thread.sleep(SIZE_IS_OLD);
                before = after;
                after = index.cost();
            } while (after.merging() || after.bytes() != before.bytes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return after.bytes();
    }

    private static SearchResult search(ItemIndex index, String query) {
        return index.search(SearchRequest.first(query, HITS));
    }

    private static String answer(SearchResult result) {
        return result.total() + " " + result.hits().stream().map(SearchResult.Hit::id).toList();
    }

    /** Milliseconds for each query, the median of its rounds, sorted. */
    private double[] times(ItemIndex index) {
        double[][] rounds = new double[QUERIES][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < QUERIES; i++) {
                String query = queries.get(i);
                rounds[i][round] = 1000 * seconds(() -> search(index, query));
            }
        }
        return Arrays.stream(rounds).mapToDouble(ScaleBenchmark::median).sorted().toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, 0.5);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /** By the clock: most of a cluster's time is spent in other processes. */
    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private String text() {
        return """
                The same items and queries in Lucene in this process and in an OpenSearch cluster of %d node(s), each a process on
                this machine of %d processors: what the cluster gains on machines of its own is not in these figures, what it
                costs is. Items are made from the project's own texts, seed %d; the time to make them is taken off. Every shard
                has its copy, so the cluster indexes twice; bytes are of one copy. CPU time is of all processes together,
                merges included; it is the figure to compare, because other work on the machine lengthens what is taken by the
                clock. %d queries as in `bench search` (20 hits, highlights, all counts, timeline), each asked once to
                warm up and %d times by the clock; the median of a query counts. "Other answers": queries whose number of items
                or first %d hits differ from Lucene's.

                """
                .formatted(place.hosts().size(), Runtime.getRuntime().availableProcessors(), SEED, QUERIES, ROUNDS,
                        HITS);
    }

    private static String table(List<ScaleMeasurement> all) {
        MarkdownTable table = new MarkdownTable("items", "words each", "index", "items/s", "CPU ms per item",
                "bytes per item", "p50 ms", "p99 ms", "CPU ms per query", "other answers");
        for (int i = 0; i < all.size(); i++) {
            ScaleMeasurement m = all.get(i);
            table.row(String.format(Locale.ROOT, "%,d", m.items()), m.words(), m.kind().label(),
                    Math.round(m.items() / m.seconds()), String.format(Locale.ROOT, "%.2f", 1000 * m.cpuPerItem()),
                    Math.round(m.bytesPerItem()), oneDecimal(m.p50()), oneDecimal(m.p99()),
                    oneDecimal(m.cpuPerQuery()),
                    m.kind() == ScaleMeasurement.Kind.LUCENE ? "–" : m.differences(all.get(i - 1)));
        }
        return table.toString();
    }

    private static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static void write(Path file, ScaleMeasurement measured) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".part");
            Files.write(half, JSON.writeValueAsBytes(measured));
            Files.move(half, file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static long size(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read", e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be deleted", e);
        }
    }
}
