package org.mediabalance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mediabalance.bench.CrawlBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The crawler, measured on sites on loopback. */
@Command(name = "crawl", mixinStandardHelpOptions = true, description = {
        "Pages a second beside a bare HTTP client, time beside the least that politeness allows, memory by number of",
        "hosts, and the ledger's cost by its length. The defaults take about a quarter of an hour; a machine at rest gives figures",
        "worth keeping."})
final class BenchCrawlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--part", paramLabel = "PART", split = ",", defaultValue = "SPEED,DELAYS,MEMORY,LEDGER", description = "Of ${COMPLETION-CANDIDATES}, those to measure (default: all).")
    private List<CrawlBenchmark.Part> parts;
    @Option(names = "--hosts", paramLabel = "N", split = ",", defaultValue = "1,50,533", description = "Numbers of hosts for MEMORY (default: ${DEFAULT-VALUE}).")
    private List<Integer> hosts;
    @Option(names = "--pages", paramLabel = "N", defaultValue = "45", description = "Pages of each host for MEMORY (default: ${DEFAULT-VALUE}).")
    private int pages;
    @Option(names = "--speed-pages", paramLabel = "N", defaultValue = "6000", description = "Pages of each run for SPEED (default: ${DEFAULT-VALUE}).")
    private int speedPages;
    @Option(names = "--delay-pages", paramLabel = "N", defaultValue = "120", description = "Pages of the busiest host for DELAYS (default: ${DEFAULT-VALUE}).")
    private int delayPages;
    @Option(names = "--urls", paramLabel = "N", split = ",", defaultValue = "1000,10000,100000,1000000", description = "Numbers of URLs for LEDGER (default: ${DEFAULT-VALUE}).")
    private List<Integer> urls;
    @Option(names = "--out", paramLabel = "FILE", description = "Writes the page there instead of to standard output.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Path scratch = Files.createTempDirectory("mediabalance-bench");
        try {
            String page = new CrawlBenchmark(scratch,
                    new CrawlBenchmark.Size(hosts, pages, speedPages, delayPages, urls),
                    line -> spec.commandLine().getErr().println("bench crawl: " + line)).page(parts);
            if (out == null) {
                spec.commandLine().getOut().print(page);
                spec.commandLine().getOut().flush();
            } else {
                Files.writeString(out, page);
            }
            return ExitCode.DONE;
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
