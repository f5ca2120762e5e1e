package org.mediabalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.cluster.ProcessingNodes;
import org.mediabalance.monitor.Progress;
import org.mediabalance.reproduce.Reproduction;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;

/** The archive of the main job, processed by Flink in this process and by real Flink processes of which one is killed. */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterProcessIT {
    private static final Path MODEL = Path.of("models/stance");
    private static final Pattern JOB = Pattern.compile("\"id\":\"([0-9a-f]{32})\",\"status\":\"RUNNING\"");
    private static final Pattern MADE = Pattern.compile("\"name\":\"made\",\"type\":\"[^\"]*\",\"value\":\"[1-9]");

    private Path directory;
    private Path study;
    private Facts embedded;

    /** What processing made of an archive. */
    private record Facts(List<ItemRecord> items, List<MachineCode> codes, List<String> tally) {}

    private record Run(int exit, String out, String err) {
        /** The equations of the tally, as every command prints them. */
        List<String> tally() {
            return out.lines().filter(line -> line.contains(" = ") && !line.startsWith("inputs")
                    && !line.startsWith("pages")).toList();
        }
    }

    @BeforeAll
    void theMainJob(@TempDir Path temporary) throws Exception {
        directory = temporary;
        study = directory.resolve("study");
        new Reproduction(Path.of("datasets/odihr-kz-2022"), study, Clock.systemUTC(), Progress.SILENT)
                .run(StanceModel.load(MODEL), directory.resolve("reports"));
        Run process = run("process", study.toString());
        embedded = facts(process, study);
        assertThat(embedded.items()).hasSizeGreaterThan(400);
        assertThat(embedded.codes()).hasSize(193);
    }

    @Test
    void flinkInThisProcessMakesTheSameItemsCodesAndTallies() throws Exception {
        Path copy = copy("local");
        Run run = run("cluster", "process", copy.toString(), "--again", "--warc",
                copy.resolve("archive") + "/*.warc.gz", "--local");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("inputs 0 = ", "+ set aside 0 + not done 0");
        assertThat(facts(run, copy)).isEqualTo(embedded);
        assertThat(copy.resolve("cluster")).doesNotExist();
        assertThat(run("verify", copy.toString()).exit()).isZero();
    }

    @Test
    void anArchiveOfOthersBecomesTheSameAsByImportAndProcess() throws Exception {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path other = Files.createDirectory(directory.resolve("other"));
        for (Path fresh : List.of(one, other)) {
            Files.copy(study.resolve("study.yaml"), fresh.resolve("study.yaml"));
        }
        run("import", one.toString(), study.resolve("archive").toString());
        Facts imported = facts(run("process", one.toString()), one);
        Run run = run("cluster", "process", other.toString(), "--warc", study.resolve("archive") + "/*.warc.gz");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(facts(run, other)).isEqualTo(imported);
    }

    @Test
    void damagedEvidenceIsCountedWithItsPlace() throws Exception {
        Path copy = copy("damaged");
        StudyDirectory opened = StudyDirectory.open(copy);
        LedgerEntry.Stored stored;
        try (StudyRecord record = StudyRecord.open(opened.record())) {
            stored = record.ledger().stream().filter(page -> page.parent().isEmpty())
                    .flatMap(page -> page.stored().stream()).findFirst().orElseThrow();
        }
        try (RandomAccessFile warc = new RandomAccessFile(opened.archive().resolve(stored.file()).toFile(), "rw")) {
            warc.seek(stored.offset() + 200);
            int read = warc.read();
            warc.seek(stored.offset() + 200);
            warc.write(read ^ 0x55);
        }
        Run run = run("cluster", "process", copy.toString(), "--again", "--local");
        assertThat(run.exit()).isEqualTo(ExitCode.DONE);
        try (StudyRecord record = StudyRecord.open(opened.record())) {
            assertThat(record.items()).hasSameSizeAs(embedded.items());
            assertThat(
                    record.items().stream().map(ItemRecord::why).filter(why -> why.startsWith("evidence unreadable")))
                    .singleElement().asString().contains(stored.file());
        }
    }

    @Test
    void theSameComesOutWhenATaskManagerIsKilled() throws Exception {
        try (ProcessingNodes nodes = ProcessingNodes.start(Files.createDirectory(directory.resolve("flink")), 2)) {
            Path copy = copy("killed");
            CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> run("cluster", "process",
                    copy.toString(), "--again", "--jobmanager", nodes.address()));
            String job = jobWithPagesMade(nodes, running);
            nodes.killTaskManager(1);
            Run run = running.join();
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(nodes.ask("/jobs/" + job + "/exceptions")).as("the TaskManager died while the job ran")
                    .contains("\"timestamp\"");
            assertThat(facts(run, copy)).isEqualTo(embedded);
            nodes.killJobManager();
            Run refused = run("cluster", "process", copy.toString(), "--again", "--jobmanager", nodes.address());
            assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).contains("no JobManager answers there");
            assertThat(facts(run, copy)).as("the record is untouched").isEqualTo(embedded);
        }
    }

    private static String jobWithPagesMade(ProcessingNodes nodes, CompletableFuture<Run> running) throws Exception {
        while (!running.isDone()) {
            Matcher job = JOB.matcher(nodes.ask("/jobs"));
            if (job.find() && MADE.matcher(nodes.ask("/jobs/" + job.group(1) + "/accumulators")).find()) {
                return job.group(1);
            }
            Thread.sleep(20);
        }
        return "none, the job was done before any page was seen to be made: " + running.join();
    }

    private Path copy(String name) throws IOException {
        Path copy = directory.resolve(name);
        try (Stream<Path> files = Files.walk(study)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(study.relativize(file).toString()));
            }
        }
        return copy;
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    private static Facts facts(Run run, Path study) {
        StudyDirectory opened = StudyDirectory.open(study);
        try (StudyRecord record = StudyRecord.open(opened.record())) {
            return new Facts(record.items(), DerivedCodes.newest(opened.derived()), run.tally());
        }
    }
}
