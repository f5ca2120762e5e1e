package org.mediabalance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.mediabalance.monitor.StudyReport;
import org.mediabalance.report.Comparison;
import org.mediabalance.report.ReportFigures;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the balance report of a study. */
@Command(name = "report", mixinStandardHelpOptions = true, description = {
        "Writes the balance report of a study as it stands: index.html, report.pdf, report.json, report.xlsx,",
        "CSV tables and datapackage.json.",
        "Exit code 1 when declared outlet-days have gaps, 3 when the tally does not add up.", ""})
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the report is written.")
    private Path out;
    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, ru or kk (default: en).")
    private String language;
    @Option(names = "--against", paramLabel = "OTHER", description = "Directory of another report: also writes comparison.html and comparison.csv.")
    private Path against;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the random draws behind intervals (default: 1).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        StudyDirectory directory = study.recorded();
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            ReportFigures figures = StudyReport.write(directory, record, out, language, seed,
                    Clock.systemUTC().instant());
            if (against != null) {
                Comparison.of(against, out).write(out, language);
            }
            spec.commandLine().getOut().println("report: " + out.resolve("index.html"));
            return !figures.brokenTally().isEmpty()
                    ? ExitCode.CHECK_FAILED
                    : figures.gaps().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }
}
