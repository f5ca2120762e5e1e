package org.mediabalance.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mediabalance.bench.LanguageBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Language identification, stems and near-duplicates, measured. */
@Command(name = "language", mixinStandardHelpOptions = true, description = {
        "Accuracy of language identification, recall and false merges of stems, precision and recall of near-duplicates."})
final class BenchLanguageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "../shared/data", description = "Directory of the development sets (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(new LanguageBenchmark(data).page());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
