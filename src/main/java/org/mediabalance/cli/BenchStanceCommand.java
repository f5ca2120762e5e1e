package org.mediabalance.cli;

import java.io.PrintWriter;
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
        "speed; and macro-F1 on other people's stance sets beside fastText and TF-IDF with logistic regression on the same split,",
        "where the Debian packages fasttext and python3-sklearn are installed."})
final class BenchStanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "../shared/data", description = "Directory of the development sets (default: ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--set", paramLabel = "NAME", description = "Only this set; may be repeated.")
    private List<String> sets;

    @Option(names = "--corpus", paramLabel = "FILE", arity = "1..*", description = "Coded items to cross-validate the product's classifier over (default: train and dev part of datasets/stance).")
    private List<Path> corpus;
    @Option(names = "--test", paramLabel = "FILE", description = "Coded items of the corpus that nobody learns from (default: test part of datasets/stance).")
    private Path test;
    @Option(names = "--no-corpus", description = "Leave the product's own corpus out.")
    private boolean noCorpus;
    @Option(names = "--no-sets", description = "Leave other people's sets out.")
    private boolean noSets;

    @Override
    public Integer call() throws Exception {
        List<String> names = sets == null ? StanceBenchmark.setNames() : sets;
        if (!StanceBenchmark.setNames().containsAll(names)) {
            throw new InputException("unknown set in " + names + "; known: " + StanceBenchmark.setNames());
        }
        PrintWriter out = spec.commandLine().getOut();
        StanceBenchmark benchmark = new StanceBenchmark(data,
                step -> spec.commandLine().getErr().println("bench stance: " + step));
        out.println("# Stance benchmark\n\nMade by `mediabalance bench stance` with seed " + StanceBenchmark.SEED
                + ". Seconds are of the machine that made it, with whatever else ran on it.\n");
        if (!noCorpus) {
            product(benchmark, out);
        }
        if (!noSets) {
            out.println("## The method on other people's sets\n\n" + benchmark.method(names));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private void product(StanceBenchmark benchmark, PrintWriter out) throws Exception {
        Path own = Home.directory().resolve("datasets/stance");
        List<CodedText> items = new ArrayList<>();
        for (Path file : corpus == null ? List.of(own.resolve("train.jsonl"), own.resolve("dev.jsonl")) : corpus) {
            items.addAll(TrainCommand.read(file));
        }
        Path kept = test == null && corpus == null ? own.resolve("test.jsonl") : test;
        benchmark.product(items, kept == null ? List.of() : TrainCommand.read(kept), section -> {
            out.println(section);
            out.flush();
        });
    }
}
