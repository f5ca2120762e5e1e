package org.mediabalance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mediabalance.index.BareLucene;
import org.mediabalance.index.IndexedItem;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.LuceneIndex;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.study.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How fast the index is filled and searched, as a ratio to what Lucene alone takes on the same machine in the same run. */
public final class SearchBenchmark {
    private static final long SEED = 20220605;
    private static final int QUERIES = 200;
    private static final int ROUNDS = 3;
    /** Until the compiler has seen both: with one round, whichever was asked first bore the cost of it for the other. */
    private static final int WARM_ROUNDS = 10;
    private static final int HITS = 20;

    /** Items indexed beforehand, so that neither of the two finds the compiler cold. */
    private static final int WARMING = 20_000;

    private final Path datasets;
    private final Path scratch;
    private final int items;
    private final Consumer<String> progress;

    /**
     * @param datasets the project's own texts, from which items are made
     * @param scratch a directory for two indexes, about 4 KB per item; those of an earlier run are used again
     * @param progress told what is being done
     */
    public SearchBenchmark(Path datasets, Path scratch, int items, Consumer<String> progress) {
        this.datasets = datasets;
        this.scratch = scratch;
        this.items = items;
        this.progress = progress;
    }

    /** Indexes what is not yet in the scratch directory, searches, measures; Markdown. */
    public String page() {
        Map<String, List<String[]>> texts = texts(datasets);
        return """
                # Search benchmark

                Made by `mediabalance bench search --items %d`. Items are made from the project's own texts (words follow each
                other as there), seed %d, by a thread whose time is not counted. %d queries of the kinds below, each asked %d
                times after %d rounds to warm up, both searches in turn; the median counts. All times are CPU time of the one
                calling thread (Lucene merges segments beside it in both); Lucene uses its default cache in both.

                ## Indexing

                """
                .formatted(items, SEED, QUERIES, ROUNDS, WARM_ROUNDS) + indexing(texts) + "\n## Searching\n\n"
                + searching(texts);
    }

    private String indexing(Map<String, List<String[]>> texts) {
        Iterable<IndexedItem> synthetic = new MadeAhead(new SyntheticItems(texts, items, SEED));
        double ours = once("index", texts, place -> {
            try (LuceneIndex index = LuceneIndex.create(place)) {
                index.replace(synthetic);
            }
        });
        double bare = once("bare", texts, place -> BareLucene.index(place, synthetic));
        return new MarkdownTable("", "items/s", "ratio of time")
                .row("Lucene alone, `addDocument` of the same fields", Math.round(items / bare), "1")
                .row("index, replacing by id, safe batch", Math.round(items / ours), ratio(ours, bare))
                + "\nBytes per item on disk: " + size(scratch.resolve("index")) / items + ".\n";
    }

    /** CPU seconds that filling this index took; kept beside it, written last, so that a later run need not fill it again. */
    private double once(String name, Map<String, List<String[]>> texts, Consumer<Path> filling) {
        Path kept = scratch.resolve(name + "-" + items + ".seconds");
        try {
            if (!Files.exists(kept)) {
                progress.accept("warming up");
                BareLucene.index(scratch.resolve("warm-" + name),
                        new SyntheticItems(texts, Math.min(WARMING, items), SEED));
                progress.accept("indexing into " + name);
                double seconds = CpuTime.seconds(() -> filling.accept(scratch.resolve(name)));
                Files.writeString(kept, Double.toString(seconds));
            }
            return Double.parseDouble(Files.readString(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(kept + " cannot be written or read", e);
        }
    }

    private String searching(Map<String, List<String[]>> texts) {
        List<String> queries = new SearchQueries(texts, SEED).of(QUERIES);
        try (ItemIndex index = open(); BareLucene bare = BareLucene.open(scratch.resolve("bare"))) {
            double[][] both = medians(queries,
                    List.of(query -> index.search(SearchRequest.first(query, HITS)), bare::best20));
            double[] ours = both[0];
            double[] alone = both[1];
            double[] ratios = IntStream.range(0, queries.size()).mapToDouble(i -> ours[i] / alone[i]).toArray();
            MarkdownTable table = new MarkdownTable("milliseconds", "p50", "p99")
                    .row("Lucene alone, 20 best hits", millis(alone, 0.5), millis(alone, 0.99))
                    .row("index: 20 hits, highlights, all counts, timeline", millis(ours, 0.5), millis(ours, 0.99));
            return table + "\nRatio of the medians: " + ratio(quantile(ours, 0.5), quantile(alone, 0.5))
                    + "; median of the ratios of single queries: " + ratio(quantile(ratios, 0.5), 1) + ".\n\n"
                    + byKind(queries, ours, alone);
        }
    }

    private static String byKind(List<String> queries, double[] ours, double[] alone) {
        MarkdownTable table = new MarkdownTable("kind of query", "example", "Lucene alone, p50 ms", "index, p50 ms");
        for (int kind = 0; kind < SearchQueries.KINDS.size(); kind++) {
            int which = kind;
            int[] of = IntStream.range(0, queries.size()).filter(i -> i % SearchQueries.KINDS.size() == which)
                    .toArray();
            table.row(SearchQueries.KINDS.get(kind), "`" + queries.get(of[0]) + "`",
                    millis(Arrays.stream(of).mapToDouble(i -> alone[i]).toArray(), 0.5),
                    millis(Arrays.stream(of).mapToDouble(i -> ours[i]).toArray(), 0.5));
        }
        return table.toString();
    }

    private ItemIndex open() {
        return switch (LuceneIndex.open(scratch.resolve("index"))) {
            case org.mediabalance.index.IndexOpening.Ready ready -> ready.index();
            case org.mediabalance.index.IndexOpening other -> throw new IllegalStateException("just written: " + other);
        };
    }

    /** Seconds by search and query: the median of the rounds after the warm ones. The searches take turns. */
    private static double[][] medians(List<String> queries, List<Consumer<String>> searches) {
        double[][][] rounds = new double[searches.size()][queries.size()][ROUNDS];
        for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
            for (int search = 0; search < searches.size(); search++) {
                for (int i = 0; i < queries.size(); i++) {
                    String query = queries.get(i);
                    Consumer<String> asked = searches.get(search);
                    double seconds = CpuTime.seconds(() -> asked.accept(query));
                    if (round >= 0) {
                        rounds[search][i][round] = seconds;
                    }
                }
            }
        }
        return Arrays.stream(rounds).map(of -> Arrays.stream(of).mapToDouble(times -> quantile(times, 0.5)).toArray())
                .toArray(double[][]::new);
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static String millis(double[] seconds, double share) {
        return String.format(Locale.ROOT, "%.2f", 1000 * quantile(seconds, share));
    }

    private static String ratio(double value, double to) {
        return String.format(Locale.ROOT, "%.2f", value / to);
    }

    private static long size(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read", e);
        }
    }

    /** The words of the project's own texts by language. */
    static Map<String, List<String[]>> texts(Path datasets) {
        JsonMapper json = new JsonMapper();
        Map<String, List<String[]>> texts = new HashMap<>();
        for (String file : List.of("odihr-kz-2022/clips.jsonl", "stance/train.jsonl")) {
            try (Stream<String> lines = Files.lines(datasets.resolve(file))) {
                lines.map(json::readTree).forEach(text -> texts
                        .computeIfAbsent(text.get("language").asString(), l -> new ArrayList<>()).add(words(text)));
            } catch (IOException | UncheckedIOException e) {
                throw new InputException(datasets.resolve(file) + ": cannot be read (" + e + ")", e);
            }
        }
        return texts;
    }

    private static String[] words(JsonNode text) {
        return (text.get("title").asString() + " " + text.get("text").asString()).strip().split("\\s+");
    }
}
