package org.mediabalance.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mediabalance.bench.ProcessingBenchmark;
import org.mediabalance.bench.ScaleBenchmark;
import org.mediabalance.bench.ScalePage;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.SharedIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A cluster measured beside one process. */
@Command(name = "scale", mixinStandardHelpOptions = true, description = {
        "What a cluster costs beside one process: the same items and queries in Lucene and in OpenSearch, and on paper what large",
        "cases would take. Start the nodes first; docs/cluster.md tells how. The defaults take about half an hour on two",
        "processors. A run that was stopped goes on where it was when it is started again with the same --work.", "",
        "With --processing instead the making of items and codes in one process, in Flink in this process and, with",
        "--jobmanager, in Flink processes on this machine.", ""})
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

    @Option(names = "--processing", paramLabel = "STUDY", description = "Measures processing over this study's archive, such as that of odihr-kz-2022 after 'reproduce'.")
    private Path processing;
    @Option(names = "--jobmanager", paramLabel = "HOST:PORT", description = "With --processing: a Flink cluster on this machine.")
    private String jobManager;
    @Option(names = "--times", paramLabel = "N", defaultValue = "10", description = "With --processing: how often every page is made (default: ${DEFAULT-VALUE}).")
    private int times;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(work);
        if (processing == null) {
            write("Index", index());
        } else {
            write("Processing", new ProcessingBenchmark(StudyDirectory.open(Home.study(processing)), Home.model(),
                    work.resolve("processing"), times, this::say).section(Optional.ofNullable(jobManager)));
        }
        return ExitCode.DONE;
    }

    private String index() {
        return new ScaleBenchmark(datasets, work, new SharedIndex(hosts, "mediabalance-bench", false), this::say)
                .section(items);
    }

    private void say(String step) {
        spec.commandLine().getErr().println("bench scale: " + step);
    }

    private void write(String title, String text) throws IOException {
        if (out == null) {
            spec.commandLine().getOut().print(ScalePage.with("", title, text));
            spec.commandLine().getOut().flush();
        } else {
            String page = Files.exists(out) ? Files.readString(out) : "";
            Files.writeString(out, ScalePage.with(page, title, text));
        }
    }
}
