package org.mediabalance.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What two large cases would take, computed from the cluster's measured figures and assumptions that are printed beside. */
final class ScaleOnPaper {
    /**
     * Words of a real article: the 708,241 English articles of the cc_news data set have 2,016,418,133 bytes with title,
     * description and addresses (its card), 2,847 each, at about six a word.
     */
    static final int WORDS = 450;
    /** Bytes of a page as sent, compressed: what `bench crawl` takes; Common Crawl's news archive is of that order. */
    private static final double PAGE = 24e3;
    private static final double DAYS = 3652;
    private static final double OUTLETS = 533;
    /** A guess: what `bench crawl` takes for an outlet. */
    private static final double ITEMS_A_DAY = 30;
    private static final double NEWS_ARCHIVE = 1.35e9;
    private static final int COPIES = 2;

    /** One machine, and its price: a guess of the order of rented servers of that size. */
    private static final int CORES = 8;
    private static final double MEMORY = 64e9;
    private static final double DISK = 3.84e12;
    private static final double EURO_A_MONTH = 100;
    /** Euro for a month of a terabyte on hard disks: two of 10 TB for 39 in the wiki of the Tor project. */
    private static final double EURO_A_TERABYTE = 2;
    /** OpenSearch gives no shards to a disk that is 85 % full, and merges need room. */
    private static final double DISK_SHARE = 0.7;
    /** A guess: bytes of index for a byte of memory, so that what searches read mostly is in memory. */
    private static final double INDEX_PER_MEMORY = 32;
    /** Aims: a search alone on the cluster ends within a second, a rebuild within a week. */
    private static final double SEARCH_SECONDS = 1;
    private static final double REBUILD_SECONDS = 7 * 86_400;
    /** One of three may die, as the tests show. */
    private static final int MACHINES_MIN = 3;

    private final ScaleMeasurement real;
    private final ScaleMeasurement small;
    private final ScaleMeasurement large;

    /** @param measured of the cluster some with {@link #WORDS} words and the rest by number of items */
    ScaleOnPaper(List<ScaleMeasurement> measured) {
        List<ScaleMeasurement> cluster = measured.stream().filter(m -> m.kind() == ScaleMeasurement.Kind.CLUSTER)
                .toList();
        this.real = cluster.stream().filter(m -> m.words() == WORDS).findFirst().orElseThrow();
        List<ScaleMeasurement> bySize = cluster.stream().filter(m -> m.words() != WORDS).toList();
        this.large = bySize.getLast();
        this.small = bySize.get(Math.max(0, bySize.size() - 2));
    }

    /** CPU seconds of a query over this many items, on the line through the two largest measurements. */
    private double query(double items) {
        double growth = small.items() == large.items()
                ? large.cpuPerQuery() / large.items()
                : (large.cpuPerQuery() - small.cpuPerQuery()) / (large.items() - small.items());
        return (large.cpuPerQuery() + Math.max(0, growth) * (items - large.items())) / 1000;
    }

    private record Need(String name, double items, double index, double archive, double query, double rebuild,
            int machines, String why) {}

    private Need need(String name, double items) {
        double index = items * real.bytesPerItem() * COPIES;
        double rebuild = items * real.cpuPerItem();
        double query = query(items);
        int disk = whole(index / (DISK * DISK_SHARE));
        int memory = whole(index / (MEMORY * INDEX_PER_MEMORY));
        int search = whole(query / SEARCH_SECONDS / CORES);
        int fill = whole(rebuild / REBUILD_SECONDS / CORES);
        int machines = Stream.of(MACHINES_MIN, disk, memory, search, fill).mapToInt(i -> i).max().getAsInt();
        return new Need(name, items, index, items * PAGE, query, rebuild, machines,
                "disk %d, memory %d, search %d, rebuild %d, at least %d".formatted(disk, memory, search, fill,
                        MACHINES_MIN));
    }

    private static int whole(double machines) {
        return (int) Math.ceil(machines);
    }

    String text() {
        List<Need> needs = List.of(need("533 outlets, ten years", OUTLETS * ITEMS_A_DAY * DAYS),
                need("Common Crawl's news archive", NEWS_ARCHIVE));
        MarkdownTable table = new MarkdownTable("", needs.get(0).name(), needs.get(1).name());
        row(table, "items, millions", needs.stream().map(n -> n.items() / 1e6));
        row(table, "archive, TB", needs.stream().map(n -> n.archive() / 1e12));
        row(table, "index with its copy, TB", needs.stream().map(n -> n.index() / 1e12));
        row(table, "CPU seconds of one search", needs.stream().map(ScaleOnPaper.Need::query));
        row(table, "CPU days of a rebuild", needs.stream().map(n -> n.rebuild() / 86_400));
        table.row("machines each rule asks for", needs.get(0).why(), needs.get(1).why());
        table.row("**machines**", needs.get(0).machines(), needs.get(1).machines());
        row(table, "seconds of one search on them",
                needs.stream().map(n -> n.query() / CORES / n.machines()));
        row(table, "days of a rebuild on them, all cores busy",
                needs.stream().map(n -> n.rebuild() / 86_400 / CORES / n.machines()));
        row(table, "days of a rebuild at the speed measured above",
                needs.stream().map(n -> n.items() / real.items() * real.seconds() / 86_400));
        row(table, "machines, euro a month", needs.stream().map(n -> n.machines() * EURO_A_MONTH));
        row(table, "archive on two sets of hard disks, euro a month", needs.stream().map(ScaleOnPaper::keeping));
        row(table, "both for ten years at the full size, euro",
                needs.stream().map(n -> 120 * (n.machines() * EURO_A_MONTH + keeping(n))));
        return "\n### On paper\n\nComputed by the same command from the figures above; nothing here was run.\n\n"
                + table
                + "\n" + assumptions();
    }

    private static double keeping(Need need) {
        return COPIES * need.archive() / 1e12 * EURO_A_TERABYTE;
    }

    private static void row(MarkdownTable table, String name, Stream<Double> values) {
        List<String> cells = values.map(ScaleOnPaper::number).toList();
        table.row(name, cells.get(0), cells.get(1));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    private String assumptions() {
        return """
                From the measurements: %.0f bytes of index and %.2f ms of CPU per item, both of the items of %d words (%,.0f bytes of title
                and text each); CPU of a search by the line through %,d and %,d items of %d words (%.0f and %.0f ms),
                which for the larger case is drawn out to %,.0f times the largest measured. Today one
                client sends one batch after another; to keep all cores of the larger case busy, several would have to.

                Taken from others:

                - 533 outlets: footnote 58 of ODIHR's final report on the referendum of 2022.
                - 1.35 billion articles from August 2016 to spring 2026: arXiv:2605.18337. Its pages need not be stored: they can be
                  read where they are (25 TiB until September 2022, commoncrawl/news-crawl issue 48).
                - %d words an article: 708,241 English ones of the data set cc_news have 2,847 bytes each, at about six a word.
                  The items measured are mostly Kazakh and Russian, whose words take more bytes, so sizes are rather too large.
                - %.0f euro a month for a terabyte of hard disk: 39 euro for two of 10 TB, in the wiki of the Tor project.

                Guesses:

                - %.0f items a day and outlet and %.0f KB a page as sent, as in `bench crawl`.
                - A machine of %d cores like these, %.0f GB of memory and %.2f TB of solid state disk for %.0f euro a month. (The wiki
                  named above has 79 euro for a rented PX62-NVMe.)
                - Disks at most %.0f %% full; at most %.0f bytes of index for a byte of memory.
                - A search has the cluster for itself and all its cores work on it, which asks for as many shards as cores
                  (three here); the aim is %.0f second. A rebuild in %.0f days, its work spread evenly.
                - Not counted: networks, people, electricity, backups beyond the second copy, and the machines that extract and code.
                """
                .formatted(real.bytesPerItem(), 1000 * real.cpuPerItem(), WORDS, real.textBytes(), small.items(),
                        large.items(), SyntheticItems.WORDS,
                        small.cpuPerQuery(), large.cpuPerQuery(), NEWS_ARCHIVE / large.items(), WORDS, EURO_A_TERABYTE,
                        ITEMS_A_DAY, PAGE / 1000,
                        CORES, MEMORY / 1e9, DISK / 1e12, EURO_A_MONTH, 100 * DISK_SHARE, INDEX_PER_MEMORY,
                        SEARCH_SECONDS, REBUILD_SECONDS / 86_400);
    }
}
