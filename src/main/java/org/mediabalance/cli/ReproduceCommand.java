package org.mediabalance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mediabalance.balance.Confusion;
import org.mediabalance.reproduce.Reproduced;
import org.mediabalance.reproduce.Reproduction;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.study.Reliability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Repeats a published analysis from end to end and holds our figures against the published ones. */
@Command(name = "reproduce", mixinStandardHelpOptions = true, description = {
        "Repeats a published analysis: serves its sites on loopback, crawls, classifies, reports.",
        "Exit code 0 when every published figure is reproduced, 3 when one is missed or a sum does not add up,",
        "1 when a list could not be read.", ""}, footer = {"", "Example: mediabalance reproduce odihr-kz-2022"})
final class ReproduceCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "CASE", description = "A directory of datasets/, such as odihr-kz-2022.")
    private Path named;
    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes (default: reports/CASE).")
    private Path out;
    @Option(names = "--work", paramLabel = "DIR", description = "Where archive, record and index go (default: the case's own directory).")
    private Path work;
    @Option(names = "--model", paramLabel = "DIR", description = "The stance model (default: models/stance).")
    private Path model;
    @Option(names = "--resume", description = "Go on where an interrupted run stopped instead of starting over.")
    private boolean resume;
    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Home.study(named);
        Path reports = Optional.ofNullable(out)
                .orElse(Home.directory().resolve("reports").resolve(directory.getFileName()));
        StanceModel stance = StanceModel.load(Optional.ofNullable(model).orElseGet(Home::model));
        Reproduced result;
        try (Terminal terminal = new Terminal()) {
            Reproduction reproduction = new Reproduction(directory, Optional.ofNullable(work).orElse(directory),
                    Clock.systemUTC(), terminal);
            if (!resume) {
                reproduction.startOver();
            }
            result = reproduction.run(stance, reports);
        }
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object(result)));
        } else {
            new ReproducedText(result, stdout).print();
            stdout.println("report: " + reports.resolve("index.html"));
        }
        return !result.holds()
                ? ExitCode.CHECK_FAILED
                : result.problems().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private static Map<String, Object> object(Reproduced result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("published", result.published());
        object.put("views", result.views());
        object.put("figures", result.figures());
        object.put("tally", result.tally());
        object.put("citation", result.citation());
        object.put("notes", result.notes());
        object.put("reviewed", result.reviewed());
        object.put("model", result.model());
        object.put("agreement", result.agreement().stream().map(ReproduceCommand::agreement).toList());
        Confusion machine = result.report().classifier().get("all");
        if (machine != null) {
            object.put("accuracy", machine.accuracy().orEmpty().orElse(0));
            object.put("macroF1", machine.macroF1().orEmpty().orElse(0));
        }
        object.put("problems", result.problems());
        object.put("holds", result.holds());
        return object;
    }

    private static Map<String, Object> agreement(Reliability reliability) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("variable", reliability.variable());
        object.put("language", reliability.language());
        object.put("items", reliability.items());
        reliability.alpha().ifPresent(alpha -> object.put("alpha", alpha));
        reliability.percent().ifPresent(percent -> object.put("percent", percent));
        return object;
    }
}
