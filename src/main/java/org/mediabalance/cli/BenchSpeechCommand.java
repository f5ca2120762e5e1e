package org.mediabalance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mediabalance.bench.SpeechBenchmark;
import org.mediabalance.speech.SpeechModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Speech transcription, measured. */
@Command(name = "speech", mixinStandardHelpOptions = true, description = {
        "Words and letters that a speech model mishears in real Russian speech, and its speed. The recordings are those of",
        "Debian's package festvox-ru: one man reads fiction, which is easier than a newscast."})
final class BenchSpeechCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--model", required = true, paramLabel = "DIR", description = "Directory of the speech model.")
    private Path directory;
    @Option(names = "--data", paramLabel = "DIR", description = "Directory of the recordings (default: where Debian puts them).")
    private Path data = SpeechBenchmark.RECORDINGS;
    @Option(names = "--seconds", paramLabel = "N", defaultValue = "240", description = "How much speech (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (SpeechModel model = SpeechModel.load(directory)) {
            SpeechBenchmark.Result result = new SpeechBenchmark(data).run(model, Duration.ofSeconds(seconds));
            result.texts().forEach(out::println);
            out.printf(Locale.ROOT,
                    "%n%s (sha256 %s)%n%d s of read Russian: word error rate %.1f %%, letters %.1f %%, real-time factor %.2f%n",
                    model.name(), model.digest(), result.heard().toSeconds(), 100 * result.words(),
                    100 * result.letters(), result.realTimeFactor());
        }
        return ExitCode.DONE;
    }
}
