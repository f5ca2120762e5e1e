package org.mediabalance.cli;

import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mediabalance.study.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code mediabalance} command; without a subcommand it prints how to use it and ends with exit code 2. */
@Command(name = "mediabalance", mixinStandardHelpOptions = true, version = "mediabalance 0.1.0", description = {
        "Measures how broadcasters cover the sides of a referendum or election question.", ""}, footer = {"",
                "STUDY is a directory with a study.yaml. Data goes to standard output, talk to standard error.",
                "Exit codes: 0 done, 1 ran but incomplete, 2 usage or bad input, 3 a check did not hold.",
                "'mediabalance COMMAND --help' teaches one command."}, subcommands = {
                        CommandLine.HelpCommand.class, TrainCommand.class, ClassifyCommand.class,
                        EvaluateCommand.class, ReproduceCommand.class, CrawlCommand.class, ProcessCommand.class,
                        ReportCommand.class, VerifyCommand.class, InitCommand.class,
                        SearchCommand.class, ExtractCommand.class, TranscribeCommand.class, BenchCommand.class,
                        PlanCommand.class, CoverageCommand.class, ImportCommand.class, IndexCommand.class,
                        ServeCommand.class, ClusterCommand.class})
public final class Main implements Runnable {
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    /** The wish to stop of whoever runs this process. */
    static final StopSignal STOP = new StopSignal();

    @Spec
    private CommandSpec spec;

    private Main() {
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // The console's charset is the user's locale; the data is UTF-8 whatever the locale says.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        LUCENE.setLevel(Level.SEVERE); // it reports at INFO and WARNING which vector instructions the JVM offers
        int exit = run(args);
        System.out.flush();
        STOP.ended(exit);
        System.exit(exit);
    }

    /** Runs one command and returns its exit code; what tests call. */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    /** All commands, wired to the standard streams. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setExecutionExceptionHandler(Main::report);
        return commandLine;
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof InputException) {
            failure.getMessage().lines().forEach(line -> command.getErr().println("mediabalance: " + line));
            return ExitCode.USAGE;
        }
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        command.getErr().println("mediabalance: " + failure.getClass().getSimpleName() + message);
        if (System.getenv("MEDIABALANCE_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        } else {
            command.getErr().println("mediabalance: set MEDIABALANCE_TRACE=1 to see where, and report it");
        }
        return ExitCode.INCOMPLETE;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }
}
