package org.mediabalance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mediabalance.bench.ExtractionBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Main text, titles, dates and speed, measured. */
@Command(name = "extract", mixinStandardHelpOptions = true, description = {
        "Precision, recall and F1 of the main text on reference pages, what each heuristic contributes, the worst pages, speed.",
        "Exit code 3 when a target is missed."})
final class BenchExtractCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "../shared/data", description = "Directory of the development sets (default: ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--peer", paramLabel = "NAME=FILE", description = "What another program read from the same pages, as JSON Lines (src/bench/readability).")
    private Map<String, Path> peers = Map.of();
    @Option(names = "--json", description = "Print the figures of the main text as one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ExtractionBenchmark benchmark = new ExtractionBenchmark(data, peers);
        out.print(json ? new JsonMapper().writeValueAsString(benchmark.figures()) + "\n" : benchmark.page());
        out.flush();
        return benchmark.holds() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
