package org.mediabalance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mediabalance.bench.StanceSets.Split;
import org.mediabalance.stance.CodedText;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/** Two well-known classifiers run on the same split, where they are installed; Debian has both. */
final class StancePeers {
    private static final Path SCRIPT = Path.of("src/bench/tfidf_logreg.py");
    /** The first on the path need not be the one that has scikit-learn. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3", "/usr/local/bin/python3");
    private static final long MINUTES_MAX = 30;

    private final Path work;

    /** @param seconds for training and prediction together, as a user of the command line would wait */
    record Outcome(double macroF1, double seconds) {}

    /** fastText's items, seconds to learn and to code them, and the size of its model. */
    record Speed(int learned, double learning, int coded, double coding, long bytes) {}

    /** @param work an empty directory for the files handed to the peers */
    StancePeers(Path work) {
        this.work = work;
    }

    /**
     * fastText, tuned as in the sets' README: 100 dimensions, rate 0.5, 25 epochs, word pairs, character 2-5-grams,
     * lower case; one thread, so that a second run gives the same.
     */
    Optional<Outcome> fastText(Split split) throws IOException, InterruptedException {
        Path train = write("train.ft", split, split.train(), "__label__%s %s");
        Path test = write("test.ft", split, split.test(), "__label__%s %s");
        long start = System.nanoTime();
        Optional<List<String>> labels = learn(train).isEmpty() ? Optional.empty() : code(test);
        double seconds = (System.nanoTime() - start) / 1e9;
        return labels.map(l -> new Outcome(
                macroF1(split.test(), l.stream().map(label -> label.replace("__label__", "")).toList()), seconds));
    }

    /** What the same fastText takes to learn the split's first part, and to code it again. */
    Optional<Speed> fastTextSpeed(Split split) throws IOException, InterruptedException {
        Path train = write("train.ft", split, split.train(), "__label__%s %s");
        long start = System.nanoTime();
        if (learn(train).isEmpty()) {
            return Optional.empty();
        }
        long learned = System.nanoTime();
        code(train);
        return Optional.of(new Speed(split.train().size(), (learned - start) / 1e9, split.train().size(),
                (System.nanoTime() - learned) / 1e9, Files.size(work.resolve("model.bin"))));
    }

    private Optional<List<String>> learn(Path train) throws IOException, InterruptedException {
        return run("fasttext", "supervised", "-input", train.toString(), "-output", work.resolve("model").toString(),
                "-dim", "100", "-lr", "0.5", "-epoch", "25", "-wordNgrams", "2", "-minn", "2", "-maxn", "5", "-thread",
                "1", "-bucket", "200000");
    }

    private Optional<List<String>> code(Path test) throws IOException, InterruptedException {
        return run("fasttext", "predict", work.resolve("model.bin").toString(), test.toString());
    }

    /**
     * TF-IDF of words and character n-grams with balanced logistic regression; of two penalties the one that does better
     * on the tested part, which favours the peer.
     */
    Optional<Outcome> logisticRegression(Split split) throws IOException, InterruptedException {
        Optional<String> python = python();
        if (python.isEmpty() || !Files.isRegularFile(SCRIPT)) {
            return Optional.empty();
        }
        Path train = write("train.tsv", split, split.train(), "%s\t%s");
        Path test = write("test.tsv", split, split.test(), "%s\t%s");
        long start = System.nanoTime();
        Optional<List<String>> labels = run(python.get(), SCRIPT.toString(), train.toString(), test.toString());
        double seconds = (System.nanoTime() - start) / 1e9;
        int size = split.test().size();
        return labels.filter(l -> l.size() == 2 * size)
                .map(l -> new Outcome(Math.max(macroF1(split.test(), l.subList(0, size)),
                        macroF1(split.test(), l.subList(size, 2 * size))), seconds / 2));
    }

    private Optional<String> python() throws IOException, InterruptedException {
        for (String python : PYTHONS) {
            if (run(python, "-c", "import sklearn").isPresent()) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    private Path write(String file, Split split, List<CodedText> items, String form) throws IOException {
        List<String> lines = new ArrayList<>();
        for (CodedText item : items) {
            String target = split.targets() ? item.text().target().orElse("") + " " : "";
            String text = (target + item.text().title() + " " + item.text().text()).toLowerCase(Locale.ROOT)
                    .replaceAll("\\s+", " ").strip();
            lines.add(form.formatted(stance(item.code()), text));
        }
        return Files.write(work.resolve(file), lines);
    }

    private static String stance(Code code) {
        return code.stance().map(Stance::label).orElseThrow();
    }

    /** The lines a program prints; empty when it is not installed or fails. */
    private Optional<List<String>> run(String... command) throws IOException, InterruptedException {
        Path out = work.resolve("out");
        try {
            Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(Files.readAllLines(out)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double macroF1(List<CodedText> truth, List<String> labels) {
        double sum = 0;
        int occurring = 0;
        for (Stance stance : Stance.values()) {
            int hits = 0;
            int either = 0;
            int wanted = 0;
            for (int i = 0; i < labels.size(); i++) {
                boolean is = stance(truth.get(i).code()).equals(stance.label());
                boolean said = labels.get(i).equals(stance.label());
                hits += is && said ? 1 : 0;
                either += (is ? 1 : 0) + (said ? 1 : 0);
                wanted += is ? 1 : 0;
            }
            sum += wanted == 0 ? 0 : 2.0 * hits / either;
            occurring += wanted == 0 ? 0 : 1;
        }
        return sum / occurring;
    }
}
