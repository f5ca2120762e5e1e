package org.mediabalance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mediabalance.intake.ImportTally;
import org.mediabalance.intake.Importer;
import org.mediabalance.intake.WarcFiles;
import org.mediabalance.monitor.ClusterRun;
import org.mediabalance.monitor.DocumentProcess;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.monitor.ProcessingCluster;
import org.mediabalance.report.Tally;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes items of web archives on several machines. */
@Command(name = "process", mixinStandardHelpOptions = true, description = {
        "Does what 'import' and 'process' do, with the work of reading pages and coding them shared out over a Flink cluster:",
        "takes WARC files over into the study's archive (those that lie in it already stay), lets the cluster make items and",
        "codes of all pages that are not processed yet, takes those over into the record, looks for stories and repeats among",
        "all, and makes the index anew. The items, codes and tallies are those of 'process' on one machine.", "",
        "Study and model must lie on a disk that every machine sees under the same path. Run it again after any failure: what",
        "was taken over is not done again.", ""}, footer = {"",
                "Exit code 1 when a record could not be read, a page was set aside or pages still wait; 2 when no cluster",
                "answers; 3 when the tally does not add up.", "", "Examples:",
                "  mediabalance cluster process my-study --warc 'crawls/*.warc.gz' --local",
                "  mediabalance cluster process my-study --warc 'crawls/*.warc.gz' --jobmanager 10.0.0.1:8081"})
final class ClusterProcessCommand implements Callable<Integer> {
    /** For the header of a media file, as 'import' has it. */
    private static final Duration PER_FILE = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Option(names = "--warc", paramLabel = "GLOB", arity = "1..*", description = "WARC files to take over; quote a pattern so that the shell leaves it alone. May be repeated. Without it, what the study has fetched.")
    private List<String> warcs = List.of();
    @Option(names = "--local", description = "In this process, on all its processors (the default).")
    private boolean local;
    @Option(names = "--jobmanager", paramLabel = "HOST:PORT", description = "The REST address of the cluster's JobManager.")
    private String jobManager;
    @Option(names = "--again", description = "Also pages that were processed before, such as after a change of the program; human codes stay.")
    private boolean again;
    @Option(names = "--model", paramLabel = "DIR", description = "The stance model (default: models/stance).")
    private Path model;
    @Option(names = "--json", description = "Both tallies as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (local && jobManager != null) {
            throw new ParameterException(spec.commandLine(), "--local or --jobmanager, not both");
        }
        ProcessingCluster cluster = ProcessingCluster.find().orElseThrow(() -> new InputException("this program was"
                + " built without its cluster part; run 'mvn -B -Pcluster -DskipTests package' once in its directory, then"
                + " try again"));
        StudyDirectory directory = study.directory();
        List<Path> files = WarcFiles.matching(warcs);
        Optional<String> address = Optional.ofNullable(jobManager);
        Path stance = Optional.ofNullable(model).orElseGet(Home::model);
        try (Terminal terminal = new Terminal();
                Monitor monitor = Monitor.open(directory, Clock.systemUTC(), terminal)) {
            cluster.check(address);
            ImportTally taken = Importer.run(directory, monitor, outside(directory, files), Optional.empty(),
                    new DocumentProcess(PER_FILE), Clock.systemUTC(), terminal);
            if (again) {
                monitor.record().forgetItems();
            }
            ClusterRun.Outcome outcome = new ClusterRun(directory, monitor, stance).run(cluster, address, terminal);
            Tally tally = monitor.tally();
            print(taken, outcome, tally);
            return !tally.broken().isEmpty()
                    ? ExitCode.CHECK_FAILED
                    : taken.complete() && outcome.complete() && tally.waiting() == 0
                            ? ExitCode.DONE
                            : ExitCode.INCOMPLETE;
        }
    }

    private static List<Path> outside(StudyDirectory directory, List<Path> files) throws IOException {
        Path archive = Files.isDirectory(directory.archive()) ? directory.archive().toRealPath() : directory.archive();
        List<Path> outside = new ArrayList<>();
        for (Path file : files) {
            if (!file.toRealPath().startsWith(archive)) {
                outside.add(file);
            }
        }
        return outside;
    }

    private void print(ImportTally taken, ClusterRun.Outcome outcome, Tally tally) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonMapper mapper = new JsonMapper();
            ObjectNode object = mapper.createObjectNode();
            object.set("import", ImportCommand.object(taken));
            object.putObject("cluster").put("pages", outcome.pages()).put("made", outcome.taken()).put("setAside",
                    outcome.setAside().size());
            object.set("tally", mapper.valueToTree(tally));
            out.println(object);
            return;
        }
        out.println(ImportCommand.text(taken));
        out.println("pages " + outcome.pages() + " = made on the cluster "
                + (outcome.taken() - outcome.setAside().size())
                + " + set aside " + outcome.setAside().size() + " + not done " + (outcome.pages() - outcome.taken()));
        outcome.setAside().forEach(line -> out.println("  " + line));
        TallyText.print(tally, out);
    }
}
