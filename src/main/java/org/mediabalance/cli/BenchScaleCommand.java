package org.mediabalance.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mediabalance.bench.ScaleBenchmark;
import org.mediabalance.study.SharedIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An index in a cluster measured beside one in this process. */
@Command(name = "scale", mixinStandardHelpOptions = true, description = {
        "Times and bytes of the same items and queries in Lucene and in an OpenSearch cluster; see docs/cluster.md."})
final class BenchScaleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--items", paramLabel = "N", split = ",", defaultValue = "10000,100000,1000000", description = "Numbers of items (default: ${DEFAULT-VALUE}).")
    private List<Integer> items;
    @Option(names = "--hosts", paramLabel = "URL", split = ",", defaultValue = "http://127.0.0.1:9200", description = "Nodes of the cluster (default: ${DEFAULT-VALUE}).")
    private List<URI> hosts;
    @Option(names = "--datasets", paramLabel = "DIR", defaultValue = "datasets", description = "Texts that items are made from (default: ${DEFAULT-VALUE}).")
    private Path datasets;

    @Override
    public Integer call() throws IOException {
        Path scratch = Files.createTempDirectory("mediabalance-bench");
        try {
            spec.commandLine().getOut().print(new ScaleBenchmark(datasets, scratch,
                    new SharedIndex(hosts, "mediabalance-bench", false),
                    step -> spec.commandLine().getErr().println(step)).page(items));
            spec.commandLine().getOut().flush();
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
