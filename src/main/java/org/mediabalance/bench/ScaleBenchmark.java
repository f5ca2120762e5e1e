package org.mediabalance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.LuceneIndex;
import org.mediabalance.index.OpenSearchIndex;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.study.SharedIndex;

/** What an index in a cluster costs beside one in this process: the same items and queries in both, in one run. */
public final class ScaleBenchmark {
    private static final long SEED = 20220605;
    private static final int QUERIES = 200;
    private static final int HITS = 20;
    private static final String STUDY = "bench-scale";

    private final Path datasets;
    private final Path scratch;
    private final SharedIndex place;
    private final Consumer<String> progress;

    /**
     * @param datasets the project's own texts, from which items are made
     * @param scratch an empty directory for the local indexes
     * @param place where the cluster is; an index of this name is filled and left there
     * @param progress told what is being done
     */
    public ScaleBenchmark(Path datasets, Path scratch, SharedIndex place, Consumer<String> progress) {
        this.datasets = datasets;
        this.scratch = scratch;
        this.place = place;
        this.progress = progress;
    }

    /** Fills and asks both indexes for each number of items; Markdown. */
    public String page(List<Integer> sizes) {
        Map<String, List<String[]>> texts = SearchBenchmark.texts(datasets);
        List<String> queries = new SearchQueries(texts, SEED).of(QUERIES);
        MarkdownTable table = new MarkdownTable("items", "index", "items/s", "bytes per item", "p50 ms", "p99 ms",
                "queries with other counts than Lucene");
        for (int size : sizes) {
            SyntheticItems items = new SyntheticItems(texts, size, SEED);
            Path local = scratch.resolve("lucene-" + size);
            try (LuceneIndex here = LuceneIndex.create(local);
                    OpenSearchIndex there = OpenSearchIndex.create(place, STUDY, System::getenv)) {
                progress.accept(size + " items into Lucene");
                double filledHere = seconds(() -> here.replace(items));
                progress.accept(size + " items into the cluster");
                double filledThere = seconds(() -> there.replace(items));
                progress.accept(QUERIES + " queries of both");
                int[] counts = queries.stream().mapToInt(q -> total(here, q)).toArray();
                int[] shared = queries.stream().mapToInt(q -> total(there, q)).toArray();
                long other = Arrays.stream(indices()).filter(i -> counts[i] != shared[i]).count();
                row(table, size, "Lucene in this process", filledHere, bytes(local), times(here, queries), "–");
                row(table, size, "OpenSearch", filledThere, there.bytes(), times(there, queries), other);
            }
        }
        return "# The price of distribution\n\nMade by `./mediabalance bench scale`. Items are made from the project's own"
                + " texts, seed " + SEED + "; " + QUERIES
                + " queries as in `bench search`, each asked once to warm up and"
                + " once by the clock: 20 hits, highlights, all counts, timeline. The cluster has "
                + place.hosts().size()
                + " named host(s); bytes are of one copy.\n\n" + table;
    }

    private static int[] indices() {
        return IntStream.range(0, QUERIES).toArray();
    }

    private static void row(MarkdownTable table, int size, String name, double filled, long bytes, double[] times,
            Object other) {
        table.row(String.format(Locale.ROOT, "%,d", size), name, Math.round(size / filled), bytes / size,
                millis(times, 0.5), millis(times, 0.99), other);
    }

    private static int total(ItemIndex index, String query) {
        return index.search(SearchRequest.first(query, HITS)).total();
    }

    private static double[] times(ItemIndex index, List<String> queries) {
        double[] times = queries.stream().mapToDouble(q -> seconds(() -> total(index, q))).toArray();
        Arrays.sort(times);
        return times;
    }

    /** By the clock: most of a cluster's time is spent in other processes. */
    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static String millis(double[] sorted, double share) {
        return String.format(Locale.ROOT, "%.1f",
                1000 * sorted[(int) Math.min(sorted.length - 1, share * sorted.length)]);
    }

    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read", e);
        }
    }
}
