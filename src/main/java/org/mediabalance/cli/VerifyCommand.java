package org.mediabalance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.mediabalance.monitor.Verification;
import org.mediabalance.store.StudyDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks that archive, record and index agree. */
@Command(name = "verify", mixinStandardHelpOptions = true, description = {
        "Reads every archived response that the ledger names and checks its digest, checks the tally,",
        "and checks that the index holds the items of the record. Exit code 3 when something does not hold.", ""})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;

    @Override
    public Integer call() {
        StudyDirectory directory = study.recorded();
        PrintWriter out = spec.commandLine().getOut();
        try (Terminal terminal = new Terminal()) {
            Verification verification = Verification.of(directory, terminal);
            out.printf("%d archived responses checked, %d items in the record, %d in the index%n",
                    verification.responses(), verification.items(), verification.indexed());
            List<String> problems = verification.problems();
            problems.forEach(problem -> out.println("problem: " + problem));
            return problems.isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
        }
    }
}
