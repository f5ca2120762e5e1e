package org.mediabalance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.Scores;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StancePrediction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Measures a stance model against coded items. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = {
        "Measures a stance model against coded items: precision, recall and F1 per class and language, macro-F1 with a",
        "bootstrap interval and the majority baseline beside it, confusion, calibration error, Brier score.", "",
        "The stance figures are over the items that people coded as relevant."}, footer = {"",
                "Example: mediabalance evaluate --model models/stance --data datasets/stance/test.jsonl"})
final class EvaluateCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "DIR", description = "directory made by 'train'")
    private Path directory;
    @Option(names = "--data", required = true, paramLabel = "FILE", description = "coded items, JSON Lines as for 'train'")
    private Path data;
    @Option(names = "--seed", defaultValue = "1", description = "of the bootstrap; default ${DEFAULT-VALUE}")
    private long seed;
    @Option(names = "--json", description = "one JSON object instead of tables")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StanceModel model = StanceModel.load(directory);
        List<CodedText> items = TrainCommand.read(data);
        List<StancePrediction> predictions = items.stream().map(item -> model.code(item.text())).toList();
        Scores all = Scores.of(items, predictions, seed);
        Map<String, Scores> languages = Scores.byLanguage(items, predictions, seed);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("model", model.id());
            object.put("data", data.toString());
            object.put("all", all);
            object.put("languages", languages);
            out.println(new ObjectMapper().writeValueAsString(object));
        } else {
            print(out, "all", all);
            languages.forEach((language, scores) -> print(out, language, scores));
        }
        return ExitCode.DONE;
    }

    private static void print(PrintWriter out, String name, Scores s) {
        out.println(String.format(Locale.ROOT,
                "%s: %d items, %d relevant, macro-F1 %.3f (95 %% %.3f to %.3f; always the commonest: %.3f), accuracy %.3f",
                name, s.items(), s.relevant(), s.macroF1(), s.macroF1Interval()[0], s.macroF1Interval()[1],
                s.majorityMacroF1(), s.accuracy()));
        out.println(String.format(Locale.ROOT, "  calibration error %.3f, Brier score %.3f", s.calibrationError(),
                s.brier()));
        s.relevance().ifPresent(r -> out.println(row("relevant", r)));
        s.byStance().forEach((stance, perClass) -> out.println(row(stance, perClass)));
        out.println("  truth \\ given   neutral     pro  contra");
        List<String> labels = List.of("neutral", "pro", "contra");
        for (int i = 0; i < labels.size(); i++) {
            int[] row = s.confusion()[i];
            out.println(String.format(Locale.ROOT, "  %-14s %8d%8d%8d", labels.get(i), row[0], row[1], row[2]));
        }
    }

    private static String row(String name, Scores.PerClass c) {
        return String.format(Locale.ROOT, "  %-9s precision %.3f, recall %.3f, F1 %.3f of %d", name, c.precision(),
                c.recall(), c.f1(), c.support());
    }
}
