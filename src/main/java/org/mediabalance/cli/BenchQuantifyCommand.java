package org.mediabalance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mediabalance.bench.QuantifyBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From machine codes to prevalence, measured. */
@Command(name = "quantify", mixinStandardHelpOptions = true, description = {
        "Coverage and width of the published interval over simulated studies, and the error of each quantifier on the"
                + " shared samples."})
final class BenchQuantifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--studies", paramLabel = "N", defaultValue = "2000", description = "Simulated studies per setting, in steps of 20 (default: 2000).")
    private int studies;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Seed (default: 7).")
    private long seed;
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "../shared/data", description = "Directory of the development sets (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--pools", paramLabel = "NAME", split = ",", description = "Pools of shared samples to use, such as 'ruarg_dev masks' (default: all; the large ones train for many minutes).")
    private List<String> pools = List.of();

    @Override
    public Integer call() {
        QuantifyBenchmark benchmark = new QuantifyBenchmark(studies, seed, data, pools,
                line -> spec.commandLine().getErr().println(line));
        spec.commandLine().getOut().print(benchmark.page());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
