package org.mediabalance.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The crawler measured on made-up sites on loopback: speed beside a bare HTTP client, time beside the least that politeness
 * allows, memory by number of hosts, cost of the ledger by its length. Every crawl runs in a process of its own.
 */
public final class CrawlBenchmark {
    /** What is measured; each can be had alone. */
    public enum Part {
        SPEED, DELAYS, MEMORY, LEDGER
    }

    /** What the crawling process may use, so that its peak is what it needs and not what the machine has. */
    private static final String HEAP = "-Xmx256m";
    /** The list of footnote 58 of ODIHR's final report: 61 state media, 342 regional, 130 internet resources. */
    private static final int CASE_HOSTS = 533;
    private static final int CASE_PAGES_A_DAY = 30;
    private static final int CASE_DAYS = 30;
    private static final int RUNS = 3;
    /** Enough that the heap is filled and collected several times, so that few hosts are compared fairly with many. */
    private static final int MEMORY_PAGES_MIN = 2_000;

    /**
     * How large the measurement is.
     *
     * @param hosts numbers of hosts for the memory, the last being the sample of the case
     * @param pages pages of each host there
     * @param speedPages pages of each speed run, over all hosts
     * @param delayPages pages of the busiest host in the run with delays
     * @param ledger numbers of URLs
     */
    public record Size(List<Integer> hosts, int pages, int speedPages, int delayPages, List<Integer> ledger) {}

    private final Path scratch;
    private final Size size;
    private final Consumer<String> progress;
    private int studies;

    /** @param scratch a directory for studies, which the caller deletes */
    public CrawlBenchmark(Path scratch, Size size, Consumer<String> progress) {
        this.scratch = scratch;
        this.size = size;
        this.progress = progress;
    }

    /** Runs the parts and tells of them in Markdown. */
    public String page(List<Part> parts) throws IOException {
        StringBuilder page = new StringBuilder(
                """
                        # Crawling

                        Made by `./mediabalance bench crawl`. Sites are made up and answer on loopback, each under a name of its
                        own; a page is 114 KB of HTML, sent gzipped (24 KB), as real news pages are. Each crawl runs in a
                        process of its own with a heap of 256 MB and does all that a crawl of a study does: robots.txt,
                        sitemap, archive, ledger. %d processors.

                        """
                        .formatted(Runtime.getRuntime().availableProcessors()));
        for (Part part : parts) {
            page.append(switch (part) {
                case SPEED -> speed();
                case DELAYS -> delays();
                case MEMORY -> memory();
                case LEDGER -> ledger();
            }).append('\n');
        }
        return page.toString();
    }

    /** One line of a crawling process. */
    private record Run(int fetched, double seconds, double bare, double cpu, double bareCpu, int mebibytes) {
        static Run of(String line) {
            String[] words = line.split(" ");
            return new Run(Integer.parseInt(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]), Double.parseDouble(words[4]), Integer.parseInt(words[5]));
        }
    }

    private List<Run> crawl(CrawlSites sites, int barePages, Duration delay, int runs) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                CrawlRun.class.getName(), String.valueOf(sites.port()), String.valueOf(barePages)));
        for (int run = 0; run < runs; run++) {
            Path study = scratch.resolve("study-" + studies++);
            sites.study(study, delay);
            command.add(study.toString());
        }
        Process child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = child.inputReader()) {
            List<Run> done = lines.lines().peek(progress).map(Run::of).toList();
            if (child.waitFor() != 0 || done.size() != runs) {
                throw new IOException("the crawl ended with " + child.exitValue());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            child.destroyForcibly();
        }
    }

    private String speed() throws IOException {
        MarkdownTable table = new MarkdownTable("hosts", "answer after ms", "pages", "bare client pages/s",
                "crawl pages/s", "ratio", "bare CPU ms/page", "crawl CPU ms/page");
        for (int hosts : List.of(1, 10, 50)) {
            for (int latency : List.of(0, 10, 50)) {
                // one host that takes 50 ms for a page is asked for fewer pages: the ratio settles as soon
                int each = Math.max(20, Math.min(size.speedPages() / hosts, latency == 0 ? Integer.MAX_VALUE : 400));
                progress.accept("speed: %d hosts, %d ms".formatted(hosts, latency));
                try (CrawlSites sites = new CrawlSites(Collections.nCopies(hosts, each), Duration.ofMillis(latency))) {
                    Run last = crawl(sites, each, Duration.ZERO, RUNS).getLast();
                    check(last, hosts * each);
                    table.row(hosts, latency, last.fetched(), rounded(last.fetched() / last.bare()),
                            rounded(last.fetched() / last.seconds()), ratio(last.bare() / last.seconds()),
                            ratio(1000 * last.bareCpu() / last.fetched()), ratio(1000 * last.cpu() / last.fetched()));
                }
            }
        }
        return """
                ## Speed without delays

                Pages a second beside OkHttp alone, which asks for the same addresses with the same concurrency (one request
                at a time to each host) and throws the answers away. Both run %d times in turn in one process; the last
                runs are shown. Sites that answer at once are the worst case: there every processor is busy, and work
                that the bare client does not do (digest, compression, archive, ledger) takes its time from the fetching.
                A site on the Internet takes 10 ms and more to answer. Aim: 0.8. CPU is of the whole process, Java's
                compiler included.

                %s"""
                .formatted(RUNS, table);
    }

    private String delays() throws IOException {
        Duration delay = Duration.ofMillis(500);
        int hosts = 20;
        List<Integer> pages = IntStream.rangeClosed(1, hosts).map(i -> Math.max(1, size.delayPages() * i / hosts))
                .boxed()
                .toList();
        progress.accept("delays: " + hosts + " hosts");
        try (CrawlSites sites = new CrawlSites(pages, Duration.ofMillis(50))) {
            Run run = crawl(sites, 0, delay, 1).getFirst();
            check(run, pages.stream().mapToInt(Integer::intValue).sum());
            double bound = pages.getLast() * delay.toMillis() / 1000.0;
            return """
                    ## Time with delays

                    %d hosts of %d to %d pages, %d ms between two requests to a host, answers after 50 ms. The bound is the
                    largest host's pages times the delay; robots.txt and the sitemap are asked for beside the pages and
                    are not in it. Aim: 1.05.

                    %s"""
                    .formatted(hosts, pages.getFirst(), pages.getLast(), delay.toMillis(),
                            new MarkdownTable("pages", "bound s", "crawl s", "ratio").row(run.fetched(), rounded(bound),
                                    rounded(run.seconds()), ratio(run.seconds() / bound)));
        }
    }

    private String memory() throws IOException {
        MarkdownTable table = new MarkdownTable("hosts", "pages", "seconds", "pages/s", "peak MiB");
        Run last = null;
        for (int hosts : size.hosts()) {
            progress.accept("memory: " + hosts + " hosts");
            int each = Math.max(size.pages(), MEMORY_PAGES_MIN / hosts);
            try (CrawlSites sites = new CrawlSites(Collections.nCopies(hosts, each), Duration.ZERO)) {
                last = crawl(sites, 0, Duration.ZERO, 1).getFirst();
                check(last, hosts * each);
                table.row(hosts, last.fetched(), rounded(last.seconds()), rounded(last.fetched() / last.seconds()),
                        last.mebibytes());
            }
        }
        int all = CASE_HOSTS * CASE_PAGES_A_DAY * CASE_DAYS;
        return """
                ## Memory, and the ministry's list

                Peak resident memory of the crawling process, all of Java included, without delays, so that all hosts are
                busy at once. Aim: flat, under 512 MiB.

                %s
                The last line is a sample of about 1/20 of the case of footnote 58 of ODIHR's final report: %d hosts (61
                state media, 342 regional, 130 internet resources), %d days of %d items each, %,d pages. The rest on paper: \
                a day brings %,d pages. At one second between two requests to a host all hosts are done within %d s of \
                each other's start, and at the speed of the last line the machine would be busy for %d s of the day. %s
                """
                .formatted(table, CASE_HOSTS, CASE_DAYS, CASE_PAGES_A_DAY, all, CASE_HOSTS * CASE_PAGES_A_DAY,
                        CASE_PAGES_A_DAY + 2,
                        Math.round(CASE_HOSTS * CASE_PAGES_A_DAY * last.seconds() / last.fetched()),
                        "Pages of 24 KB as sent make %,d MB of archive in %d days.".formatted(all * 24L / 1000,
                                CASE_DAYS));
    }

    private String ledger() {
        MarkdownTable table = new MarkdownTable("URLs in the ledger", "found µs", "named again µs", "fetched µs",
                "study.db MB");
        for (int urls : size.ledger()) {
            progress.accept("ledger: " + urls);
            Path file = scratch.resolve("ledger-" + urls + ".db");
            LedgerCost.Costs cost = LedgerCost.of(file, urls, Math.min(urls, 10_000));
            table.row(urls, micros(cost.found()), micros(cost.namedAgain()), micros(cost.fetched()),
                    megabytes(file));
        }
        return """
                ## The ledger

                Microseconds per URL of 533 hosts in turn, over the last 10,000 URLs: to be found by a list of 100, to be
                named by a list again, and to be read from the line and ended as fetched, 200 to a transaction. By
                the clock, with commits that reach the disk; in brackets, processor time. Aim: flat.

                %s"""
                .formatted(table);
    }

    private static String micros(LedgerCost.Micros cost) {
        return rounded(cost.clock()) + " (" + rounded(cost.processor()) + ")";
    }

    private static long megabytes(Path file) {
        try {
            return Files.size(file) / 1_000_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Run run, int pages) throws IOException {
        if (run.fetched() != pages) {
            throw new IOException(run.fetched() + " pages fetched of " + pages);
        }
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
