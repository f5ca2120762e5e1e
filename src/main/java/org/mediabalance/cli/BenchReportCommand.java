package org.mediabalance.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.mediabalance.bench.ReportBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports over many items, measured. */
@Command(name = "report", mixinStandardHelpOptions = true, description = {
        "Time of a report as a ratio to a bare scan of the same stored fields, and memory."})
final class BenchReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--items", paramLabel = "N", split = ",", defaultValue = "10000,100000,1000000", description = "Numbers of items (default: ${DEFAULT-VALUE}).")
    private List<Integer> items;

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut()
                .print(new ReportBenchmark(items, line -> spec.commandLine().getErr().println(line)).page());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
