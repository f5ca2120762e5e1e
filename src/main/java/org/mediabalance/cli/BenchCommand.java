package org.mediabalance.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmarks; each is a subcommand. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = {
        "Measures one part of the product, beside peers where they can be run.", ""}, footer = {"",
                "Each prints a page in Markdown; 'reports/benchmarks' holds the last ones."}, subcommands = {
                        BenchCrawlCommand.class, BenchExtractCommand.class, BenchLanguageCommand.class,
                        BenchQuantifyCommand.class,
                        BenchReportCommand.class, BenchScaleCommand.class, BenchSearchCommand.class,
                        BenchSpeechCommand.class,
                        BenchStanceCommand.class})
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which benchmark?");
    }
}
