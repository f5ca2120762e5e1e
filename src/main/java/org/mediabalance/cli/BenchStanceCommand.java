package org.mediabalance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mediabalance.bench.StanceBenchmark;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The stance classifier, measured beside fastText and logistic regression. */
@Command(name = "stance", mixinStandardHelpOptions = true, description = {
        "Macro-F1 on other people's stance sets beside fastText and TF-IDF with logistic regression on the same split,",
        "where the Debian packages fasttext and python3-sklearn are installed."})
final class BenchStanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "../shared/data", description = "Directory of the development sets (default: ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--set", paramLabel = "NAME", description = "Only this set; may be repeated.")
    private List<String> sets;

    @Override
    public Integer call() throws Exception {
        List<String> names = sets == null ? StanceBenchmark.setNames() : sets;
        if (!StanceBenchmark.setNames().containsAll(names)) {
            throw new InputException("unknown set in " + names + "; known: " + StanceBenchmark.setNames());
        }
        PrintWriter out = spec.commandLine().getOut();
        StanceBenchmark benchmark = new StanceBenchmark(data,
                step -> spec.commandLine().getErr().println("bench stance: " + step));
        out.println("# Stance benchmark\n");
        out.println("Made by `mediabalance bench stance`.\n");
        out.print(benchmark.method(names));
        out.flush();
        return ExitCode.DONE;
    }
}
