package org.mediabalance.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mediabalance.language.LanguageIdentifier;
import org.mediabalance.stance.CodedTexts;
import org.mediabalance.stance.Evidence;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StancePrediction;
import org.mediabalance.stance.StanceText;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Codes items from standard input. */
@Command(name = "classify", mixinStandardHelpOptions = true, description = {
        "Codes items by a stance model: JSON Lines in, JSON Lines out, one line per line, in the same order.", "",
        "In: id, title, text; optionally language, kind, target. Out: id, language, relevant, relevance, stance,",
        "probabilities (calibrated, sum 1), code, evidence (sentences as offsets into text), model, and notes when",
        "something makes the result uncertain. A line that cannot be read gives an object with 'error' and exit code 1."}, footer = {
                "", "Example: mediabalance classify --model models/stance < items.jsonl > codes.jsonl"})
final class ClassifyCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "directory made by 'train'")
    private Path directory;
    @Spec
    private CommandSpec spec;
    private LanguageIdentifier languages;

    @Override
    public Integer call() throws Exception {
        StanceModel model = StanceModel.load(directory);
        PrintWriter out = spec.commandLine().getOut();
        int bad = 0;
        int number = 0;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            Map<String, Object> answer;
            try {
                StanceText item = CodedTexts.text(line);
                answer = answer(model, item);
            } catch (InputException e) {
                bad++;
                answer = Map.of("error", "line " + number + ": " + e.getMessage());
            }
            out.println(JSON.writeValueAsString(answer));
        }
        if (bad > 0) {
            spec.commandLine().getErr().println(bad + " of " + number + " lines could not be read");
        }
        return bad > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private Map<String, Object> answer(StanceModel model, StanceText read) {
        StanceText item = read.language().isPresent() ? read : read.in(language(read));
        StancePrediction prediction = model.classify(item);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", item.id());
        answer.put("language", item.language().orElseThrow());
        answer.put("relevant", prediction.relevant());
        answer.put("relevance", prediction.relevance());
        answer.put("stance", prediction.stance().label());
        Map<String, Double> probabilities = new LinkedHashMap<>();
        probabilities.put("pro", prediction.pro());
        probabilities.put("contra", prediction.contra());
        probabilities.put("neutral", prediction.neutral());
        answer.put("probabilities", probabilities);
        answer.put("code", prediction.code().label());
        answer.put("evidence", prediction.evidence().stream().map(ClassifyCommand::row).toList());
        answer.put("model", model.id());
        if (!prediction.notes().isEmpty()) {
            answer.put("notes", prediction.notes());
        }
        return answer;
    }

    /** The language model is read only when an item needs it: it takes longer to load than the stance model. */
    private String language(StanceText item) {
        if (languages == null) {
            languages = new LanguageIdentifier(List.of("kk", "ru", "en"));
        }
        return languages.language(item.title(), item.text(), Optional.empty());
    }

    private static Map<String, Object> row(Evidence evidence) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("start", evidence.start());
        row.put("end", evidence.end());
        row.put("weight", evidence.weight());
        row.put("side", evidence.side().label());
        return row;
    }
}
