package org.mediabalance.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.mediabalance.crawl.FetchSettings;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.report.Tally;
import org.mediabalance.store.StudyDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Polls the outlets' lists and fetches what is new into the archive. */
@Command(name = "crawl", mixinStandardHelpOptions = true, description = {
        "Polls every list of every outlet and fetches what is new into archive/, politely:",
        "robots.txt is obeyed, one request at a time to a host, with the study's delay between them.",
        "A crawl that was stopped or killed is simply run again; what is archived is not fetched twice.",
        "Exit code 1 when a list could not be read, 2 when another process works on the study.", ""})
final class CrawlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;

    @Override
    public Integer call() throws InterruptedException {
        StudyDirectory directory = study.directory();
        try (Terminal terminal = new Terminal();
                Monitor monitor = Monitor.open(directory, Clock.systemUTC(), terminal)) {
            List<String> problems = monitor.crawl(FetchSettings.usual(directory.study().politeness().contact()));
            PrintWriter out = spec.commandLine().getOut();
            Tally tally = monitor.tally();
            TallyText.printFound(tally, out);
            problems.forEach(problem -> out.println("problem: " + problem));
            return problems.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }
}
