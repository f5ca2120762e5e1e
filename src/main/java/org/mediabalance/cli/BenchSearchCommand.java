package org.mediabalance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mediabalance.bench.SearchBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Indexing and searching, measured beside bare Lucene. */
@Command(name = "search", mixinStandardHelpOptions = true, description = {
        "Times of indexing and of 200 queries with counts and highlights, as ratios to Lucene alone on the same items."})
final class BenchSearchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--items", paramLabel = "N", defaultValue = "1000000", description = "How many synthetic items (default: ${DEFAULT-VALUE}); about 3 KB of disk each while it runs.")
    private int items;
    @Option(names = "--datasets", paramLabel = "DIR", defaultValue = "datasets", description = "Texts that items are made from (default: ${DEFAULT-VALUE}).")
    private Path datasets;

    @Option(names = "--scratch", paramLabel = "DIR", description = "Keep the two indexes here; a later run with the same directory and --items only searches them. Without it they are deleted.")
    private Optional<Path> kept;

    @Override
    public Integer call() throws IOException {
        if (kept.isPresent()) {
            return measure(Files.createDirectories(kept.get()));
        }
        Path scratch = Files.createTempDirectory("mediabalance-bench");
        try {
            return measure(scratch);
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private int measure(Path scratch) {
        spec.commandLine().getOut().print(new SearchBenchmark(datasets, scratch, items,
                step -> spec.commandLine().getErr().println(step)).page());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
