package org.mediabalance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mediabalance.bench.StanceBenchmark;
import org.mediabalance.stance.CodedText;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The stance classifier, measured beside fastText and logistic regression. */
@Command(name = "stance", mixinStandardHelpOptions = true, description = {
        "The product's classifier on other questions, authors and languages, after a few codes of a new question, and its",
        "speed; and macro-F1 on other people's stance sets beside fastText and TF-IDF with logistic regression on the same",
        "split, where the Debian packages fasttext and python3-sklearn are installed.", "",
        "Takes hours. Each part is kept in --work as soon as it is made and --out written anew; started again after a stop,",
        "it goes on with the parts that are missing. Parts made by other code or data are not told apart: use --again."}, footer = {
                "", "Example: mediabalance bench stance --section sets --set GWSD --again"})
final class BenchStanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "../shared/data", description = "Directory of the development sets (default: ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--section", paramLabel = "NAME", description = "Only this section; may be repeated: shipped, cross-validation, sets, evidence, speed, learning-curve, language, ablation.")
    private List<String> sections;
    @Option(names = "--set", paramLabel = "NAME", description = "Only this set of the section sets; may be repeated.")
    private List<String> sets;
    @Option(names = "--again", description = "Make the wanted parts anew, whether finished or not.")
    private boolean again;
    @Option(names = "--work", paramLabel = "DIR", description = "Where finished parts are kept (default: target/bench-stance).")
    private Path work;
    @Option(names = "--out", paramLabel = "FILE", description = "Where the page goes (default: reports/benchmarks/stance.md).")
    private Path out;

    @Option(names = "--corpus", paramLabel = "FILE", arity = "1..*", description = "Coded items to cross-validate the product's classifier over (default: train and dev part of datasets/stance).")
    private List<Path> corpus;
    @Option(names = "--test", paramLabel = "FILE", description = "Coded items of the corpus that nobody learns from (default: test part of datasets/stance).")
    private Path test;

    @Override
    public Integer call() throws Exception {
        List<String> wanted = known("section", sections, StanceBenchmark.sectionNames());
        List<String> names = known("set", sets, StanceBenchmark.setNames());
        Path home = Home.directory();
        Path own = home.resolve("datasets/stance");
        List<CodedText> items = new ArrayList<>();
        for (Path file : corpus == null ? List.of(own.resolve("train.jsonl"), own.resolve("dev.jsonl")) : corpus) {
            items.addAll(TrainCommand.read(file));
        }
        Path kept = test == null && corpus == null ? own.resolve("test.jsonl") : test;
        Path page = out == null ? home.resolve("reports/benchmarks/stance.md") : out;
        Path implied = own.resolve("implied.jsonl");
        StanceBenchmark.Corpus used = new StanceBenchmark.Corpus(items,
                kept == null ? List.of() : TrainCommand.read(kept),
                Files.isRegularFile(implied) ? TrainCommand.read(implied) : List.of(), Home.model());
        new StanceBenchmark(data, used, work == null ? home.resolve("target/bench-stance") : work, page,
                step -> spec.commandLine().getErr().println("bench stance: " + step))
                .run(wanted, names, again);
        spec.commandLine().getErr().println("bench stance: " + page);
        return ExitCode.DONE;
    }

    private static List<String> known(String what, List<String> wanted, List<String> all) {
        if (wanted != null && !all.containsAll(wanted)) {
            throw new InputException("unknown " + what + " in " + wanted + "; known: " + String.join(", ", all));
        }
        return wanted == null ? all : wanted;
    }
}
