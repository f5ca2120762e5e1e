package org.mediabalance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.crawl.FetchSettings;
import org.mediabalance.monitor.Alarm;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.report.Tally;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.store.Recapture;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Polls the outlets' lists and fetches what is new into the archive, once or for a whole campaign. */
@Command(name = "crawl", mixinStandardHelpOptions = true, description = {
        "Polls every list of every outlet and fetches what is new into archive/, politely:",
        "robots.txt is obeyed, one request at a time to a host, with the study's delay between them.",
        "A crawl that was stopped or killed is simply run again; what is archived is not fetched twice.", "",
        "With --every it goes on until it is stopped (SIGTERM or Ctrl-C end it after the fetch in hand). Lists where",
        "much is new are polled more often than that, quiet ones more rarely, each moved by up to a tenth so that they",
        "do not fall together; items are looked at again for edits and removals after 6 hours, then 1, 3, 7, 14 and 28",
        "days. 'mediabalance coverage' shows whether anything was missed.", "",
        "Exit code 1 when a list could not be read or pages still wait, 2 when another process works on the study.",
        ""})
final class CrawlCommand implements Callable<Integer> {
    private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,5})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Option(names = "--every", paramLabel = "TIME", description = "Go on crawling; the usual time between two polls of a list, such as 30m or 2h.")
    private String every;
    @Option(names = "--process", description = "With --every: also process after each round that brought something.")
    private boolean process;
    @Option(names = "--model", paramLabel = "DIR", description = "The stance model for --process (default: models/stance).")
    private Path model;
    @Option(names = "--alert", paramLabel = "PROGRAM", description = {
            "With --every: run this program for gaps, dead sources, refused hosts, and edited or removed items that",
            "people have coded. It gets one line as its argument; MEDIABALANCE_ALERT, _OUTLET and _TIME are set."})
    private Path alert;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every == null && (process || alert != null)) {
            throw new InputException("--process and --alert go with --every TIME");
        }
        StudyDirectory directory = study.directory();
        FetchSettings settings = FetchSettings.usual(directory.study().politeness().contact());
        Optional<StanceModel> stance = process
                ? Optional.of(StanceModel.load(Optional.ofNullable(model).orElseGet(Home::model)))
                : Optional.empty();
        try (Terminal terminal = new Terminal();
                Monitor monitor = Monitor.open(directory, Clock.systemUTC(), terminal)) {
            Main.STOP.heed();
            List<String> problems = every == null
                    ? monitor.crawl(settings, Main.STOP::stopping)
                    : monitor.campaign(settings, span(every), Main.STOP,
                            () -> stance.ifPresent(s -> processed(directory, monitor, s)), alarm(terminal));
            PrintWriter out = spec.commandLine().getOut();
            Tally tally = monitor.tally();
            TallyText.printFound(tally, out);
            problems.forEach(problem -> out.println("problem: " + problem));
            return problems.isEmpty() && tally.waiting() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    private static void processed(StudyDirectory directory, Monitor monitor, StanceModel stance) {
        if (!monitor.record().unprocessed().isEmpty()
                || !monitor.record().campaign().captures(Recapture.Finding.FETCHED).isEmpty()) {
            ProcessCommand.process(directory, monitor, stance);
        }
    }

    private Alarm alarm(Terminal terminal) {
        return new Alarm(alert == null ? List.of() : List.of(alert.toString()), terminal);
    }

    private static Duration span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new InputException("--every " + text + ": give a time such as 30m, 2h or 45s");
        }
        return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
    }
}
