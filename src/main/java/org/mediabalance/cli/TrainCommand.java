package org.mediabalance.cli;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.CodedTexts;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StanceTrainer;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a stance model from coded items. */
@Command(name = "train", mixinStandardHelpOptions = true, description = {
        "Trains a stance model from coded items and writes it to a directory with its card.", "",
        "Each line of FILE is a JSON object with id, title, text, and code (pro, contra, mixed, no_position,",
        "not_relevant; unusable is left out) or stance (pro, contra, neutral); optionally language, target, kind,",
        "question and author (items of one question are left out together when the card's figures are made)."}, footer = {
                "", "Example: mediabalance train --data datasets/stance/train.jsonl --out models/stance",
                "         mediabalance train --base models/stance --data coded.jsonl --out models/campaign"})
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, arity = "1..*", paramLabel = "FILE", description = "coded items, JSON Lines")
    private List<Path> data;
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the model goes")
    private Path out;
    @Option(names = "--base", paramLabel = "DIR", description = "adapt this model to a campaign by the coded items, even a few dozen, instead of starting anew")
    private Path base;
    @Option(names = "--seed", defaultValue = "1", description = "of folds and bootstrap; default ${DEFAULT-VALUE}")
    private long seed;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<CodedText> items = new ArrayList<>();
        for (Path file : data) {
            items.addAll(read(file));
        }
        spec.commandLine().getErr().println("training on " + items.size() + " items");
        StanceModel model = base == null
                ? StanceTrainer.train(items, seed)
                : StanceTrainer.adapt(StanceModel.load(base), items, seed);
        model.save(out);
        spec.commandLine().getErr().println(String.format(Locale.ROOT,
                "%s: macro-F1 %.3f on items left out; see %s", model.id(), model.card().leftOut().macroF1(),
                out.resolve("card.md")));
        return ExitCode.DONE;
    }

    static List<CodedText> read(Path file) throws Exception {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<CodedText> items = CodedTexts.read(lines, file.toString());
            if (items.isEmpty()) {
                throw new InputException(file + ": no items in it");
            }
            return items;
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file", e);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new InputException(file + ": not UTF-8 text; save the file as UTF-8", e);
        }
    }
}
