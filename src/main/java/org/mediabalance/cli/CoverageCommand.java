package org.mediabalance.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mediabalance.monitor.Coverage;
import org.mediabalance.monitor.CoverageLedger;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.InputException;
import org.mediabalance.study.MonitoringPeriod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what was seen of every outlet on every day, and what is missing. */
@Command(name = "coverage", mixinStandardHelpOptions = true, description = {
        "Shows outlet by day how many pages were found, and every gap: a list that turned over between two polls,",
        "a list that was not polled or could not be read, a source that fell silent, pages refused, failed or waiting,",
        "a day far below the outlet's own rhythm. Days are the outlet's local days.",
        "In the grid: ! gap, ? suspected gap, ~ day not over or not polled since, . still to come.",
        "Exit code 1 when an outlet-day has a gap, certain or suspected, 0 when none has.", ""})
final class CoverageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;
    @Option(names = "--outlet", paramLabel = "ID", description = "Only this outlet.")
    private String outlet;
    @Option(names = "--days", paramLabel = "A..B", description = "Only these days, such as 2022-05-23..2022-05-29, or one day.")
    private String days;
    @Option(names = "--urls", description = "Also the addresses behind each gap.")
    private boolean urls;

    @Override
    public Integer call() {
        StudyDirectory directory = study.recorded();
        if (outlet != null && directory.study().outlets().stream().noneMatch(o -> o.id().equals(outlet))) {
            throw new InputException("no outlet '" + outlet + "' in this study; it has "
                    + String.join(", ", directory.study().outlets().stream().map(o -> o.id()).toList()));
        }
        LocalDate[] range = range(directory.study().period());
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            Coverage coverage = CoverageLedger.of(directory.study(), record, Clock.systemUTC().instant())
                    .of(Optional.ofNullable(outlet), range[0], range[1]);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(CoverageJson.of(coverage));
            } else {
                new CoverageText(coverage, urls).print(out);
            }
            return coverage.incomplete().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    private LocalDate[] range(MonitoringPeriod period) {
        if (days == null) {
            return new LocalDate[]{period.from(), period.to()};
        }
        String[] ends = days.split("\\.\\.", -1);
        try {
            LocalDate from = LocalDate.parse(ends[0]);
            LocalDate to = LocalDate.parse(ends[ends.length - 1]);
            if (ends.length <= 2 && !to.isBefore(from) && !to.isBefore(period.from()) && !from.isAfter(period.to())) {
                return new LocalDate[]{from, to};
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new InputException("--days " + days + ": give days of the period " + period.from() + ".." + period.to()
                + ", such as " + period.from() + ".." + period.from().plusDays(1));
    }
}
