package org.mediabalance.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mediabalance.bench.ScaleBenchmark;
import org.mediabalance.bench.ScalePage;
import org.mediabalance.study.SharedIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A cluster measured beside one process. */
@Command(name = "scale", mixinStandardHelpOptions = true, description = {
        "What a cluster costs beside one process: the same items and queries in Lucene and in OpenSearch, and on paper what large",
        "cases would take. Start the nodes first; docs/cluster.md tells how. The defaults take about half an hour on two",
        "processors. A run that was stopped goes on where it was when it is started again with the same --work.", ""})
final class BenchScaleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--items", paramLabel = "N", split = ",", defaultValue = "10000,100000,1000000", description = "Numbers of items (default: ${DEFAULT-VALUE}).")
    private List<Integer> items;
    @Option(names = "--hosts", paramLabel = "URL", split = ",", defaultValue = "http://127.0.0.1:9200", description = "Nodes of the cluster (default: ${DEFAULT-VALUE}).")
    private List<URI> hosts;
    @Option(names = "--datasets", paramLabel = "DIR", defaultValue = "datasets", description = "Texts that items are made from (default: ${DEFAULT-VALUE}).")
    private Path datasets;
    @Option(names = "--work", paramLabel = "DIR", defaultValue = "target/bench-scale", description = "Where indexes are made and what was measured is kept (default: ${DEFAULT-VALUE}); remove it to measure anew.")
    private Path work;
    @Option(names = "--out", paramLabel = "FILE", description = "Writes the section into this page, whose other sections stay, instead of to standard output.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(work);
        String section = new ScaleBenchmark(datasets, work, new SharedIndex(hosts, "mediabalance-bench", false),
                step -> spec.commandLine().getErr().println("bench scale: " + step)).section(items);
        if (out == null) {
            spec.commandLine().getOut().print(ScalePage.with("", "Index", section));
            spec.commandLine().getOut().flush();
        } else {
            String page = Files.exists(out) ? Files.readString(out) : "";
            Files.writeString(out, ScalePage.with(page, "Index", section));
        }
        return ExitCode.DONE;
    }
}
