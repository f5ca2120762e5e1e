package org.mediabalance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.monitor.ReportInputs;
import org.mediabalance.report.Tally;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes items of what was fetched, codes them by machine, rebuilds the index. */
@Command(name = "process", mixinStandardHelpOptions = true, description = {
        "Extracts, dates and judges what was fetched since the last time, finds stories and repeats,",
        "lets the stance model code the relevant items, and brings the index up to date.",
        "Exit code 1 when pages still wait to be fetched, 3 when the tally does not add up.", ""})
final class ProcessCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Option(names = "--model", paramLabel = "DIR", description = "The stance model (default: models/stance).")
    private Path model;

    @Override
    public Integer call() throws IOException {
        StudyDirectory directory = study.recorded();
        StanceModel stance = StanceModel.load(Optional.ofNullable(model).orElseGet(Home::model));
        try (Terminal terminal = new Terminal();
                Monitor monitor = Monitor.open(directory, Clock.systemUTC(), terminal)) {
            process(directory, monitor, stance);
            Tally tally = monitor.tally();
            TallyText.print(tally, spec.commandLine().getOut());
            return !tally.broken().isEmpty()
                    ? ExitCode.CHECK_FAILED
                    : tally.waiting() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    static void process(StudyDirectory directory, Monitor monitor, StanceModel stance) {
        monitor.process();
        List<MachineCode> machine = monitor.codeByMachine(stance);
        monitor.index(new ReportInputs(directory.study(), monitor.record(), machine, true), machine);
    }
}
