package org.mediabalance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediabalance.intake.ImportTally;
import org.mediabalance.intake.Importer;
import org.mediabalance.monitor.DocumentProcess;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.store.StudyDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes over what others collected. */
@Command(name = "import", mixinStandardHelpOptions = true, description = {
        "Takes over what was collected by other means, into the same archive and the same ledger as a crawl:", "",
        "  - web archives: WARC, .warc.gz, WACZ",
        "  - a text file with one address a line, for the next crawl to fetch",
        "  - clips saved by yt-dlp with --write-info-json (and --write-subs): NAME.info.json, NAME.LANG.vtt or .srt,",
        "    media if you kept it: the way in for YouTube, TikTok, Instagram and Facebook",
        "  - a Telegram Desktop export in JSON: result.json",
        "  - saved pages and documents: HTML, MHTML, PDF, DOCX; page.html may have page.json beside it with 'url', 'time'",
        "", "The outlet is found by address or handle among the study's sites, or named with --outlet.",
        "Importing twice adds nothing; an import that was stopped is simply run again.", ""}, footer = {"",
                "Exit code 1 when an input could not be read or is of no outlet, 2 when one does not exist.", "",
                "Examples:", "  mediabalance import my-study crawl.wacz urls.txt",
                "  mediabalance import my-study clips/ --outlet channel-one",
                "  yt-dlp --skip-download --write-info-json --write-subs --write-auto-subs -P clips CHANNEL_URL"})
final class ImportCommand implements Callable<Integer> {
    /** Reasons printed for one state; the rest is counted, and --json has all. */
    private static final int REASONS_SHOWN = 10;
    /** For the header of a media file, where a clip's description states no running time. */
    private static final Duration PER_FILE = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE|DIR", description = "What to import.")
    private List<Path> inputs;
    @Option(names = "--outlet", paramLabel = "ID", description = "The outlet that all inputs belong to.")
    private String outlet;
    @Option(names = "--json", description = "The tally as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        StudyDirectory directory = study.directory();
        PrintWriter out = spec.commandLine().getOut();
        try (Terminal terminal = new Terminal();
                Monitor monitor = Monitor.open(directory, Clock.systemUTC(), terminal)) {
            ImportTally tally = Importer.run(directory, monitor, inputs, Optional.ofNullable(outlet),
                    new DocumentProcess(PER_FILE), Clock.systemUTC(), terminal);
            out.println(json ? object(tally) : text(tally));
            return tally.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    static String text(ImportTally tally) {
        StringBuilder text = new StringBuilder("inputs " + tally.inputs() + " = " + Stream
                .of(ImportTally.State.values()).map(state -> state.label() + " " + tally.count(state))
                .collect(Collectors.joining(" + ")));
        for (ImportTally.State state : ImportTally.State.values()) {
            Map<String, ImportTally.Count> reasons = tally.reasons(state);
            reasons.entrySet().stream().limit(REASONS_SHOWN)
                    .forEach(reason -> text.append(String.format(Locale.ROOT, "%n  %s %d: %s (first: %s)",
                            state.label(), reason.getValue().inputs(), reason.getKey(), reason.getValue().first())));
            if (reasons.size() > REASONS_SHOWN) {
                text.append(String.format(Locale.ROOT, "%n  %s for %d other reasons; --json has them all",
                        state.label(), reasons.size() - REASONS_SHOWN));
            }
        }
        return text.toString();
    }

    static ObjectNode object(ImportTally tally) {
        ObjectNode object = new JsonMapper().createObjectNode().put("inputs", tally.inputs());
        for (ImportTally.State state : ImportTally.State.values()) {
            ObjectNode node = object.putObject(state.name().toLowerCase(Locale.ROOT)).put("inputs",
                    tally.count(state));
            var reasons = node.putArray("reasons");
            tally.reasons(state).forEach((reason, count) -> reasons.addObject().put("reason", reason)
                    .put("inputs", count.inputs()).put("first", count.first()));
        }
        return object;
    }
}
