package org.mediabalance.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.monitor.IndexBuild;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.monitor.Progress;
import org.mediabalance.monitor.Verification;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job on the committed case and model, from four real sites over HTTP to the committed report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReproductionIT {
    private static final Path CASE = Path.of("datasets/odihr-kz-2022");
    private static final Path COMMITTED = Path.of("reports/odihr-kz-2022");

    private Path work;
    private Path reports;
    private Reproduced reproduced;

    @BeforeAll
    void run(@TempDir Path directory) throws IOException, InterruptedException {
        work = directory.resolve("work");
        reports = directory.resolve("reports");
        reproduced = new Reproduction(CASE, work, Clock.systemUTC(), Progress.SILENT)
                .run(StanceModel.load(Path.of("models/stance")), reports);
    }

    @Test
    void theHumanCodesGiveThePublishedFigures() {
        assertThat(reproduced.views().get("human")).isEqualTo(new Reproduced.Counts(108, 85, 0, 193));
        assertThat(reproduced.published()).isEqualTo(new Reproduced.Counts(108, 85, 0, 193));
        assertThat(reproduced.figures()).hasSize(4).allMatch(Reproduced.Verdict::holds);
        assertThat(reproduced.problems()).isEmpty();
        assertThat(reproduced.holds()).isTrue();
    }

    @Test
    void theTallyIsThatOfTheCorpus() {
        List<Clip> clips = Clip.read(CASE.resolve("clips.jsonl"));
        assertThat(reproduced.tally().broken()).isEmpty();
        assertThat(reproduced.tally().discovered()).isEqualTo(clips.size());
        assertThat(reproduced.tally().refused()).isEqualTo(roles(clips, "refused"));
        assertThat(reproduced.tally().outOfPeriod()).isEqualTo(roles(clips, "out_of_period"));
        assertThat(reproduced.tally().repeats()).isEqualTo(roles(clips, "repeat"));
        assertThat(reproduced.tally().notRelevant()).isEqualTo(roles(clips, "other"));
        assertThat(reproduced.tally().failed() + reproduced.tally().notItems()).isEqualTo(roles(clips, "broken"));
    }

    private static long roles(List<Clip> clips, String role) {
        return clips.stream().filter(c -> c.role().equals(role)).count();
    }

    @Test
    void whatTheCrawlReadIsWhatTheNewsroomWrote() {
        List<Clip> clips = Clip.read(CASE.resolve("clips.jsonl"));
        List<String> wrong = new ArrayList<>();
        for (ItemRecord item : items()) {
            Clip clip = clips.stream()
                    .filter(c -> item.url().toString().endsWith(c.path()) && item.outlet().equals(c.outlet()))
                    .findFirst().orElseThrow();
            item.item().ifPresent(read -> {
                String expected = String.join("\n\n", clip.paragraphs());
                boolean same = read.title().equals(clip.title()) && words(read.text()).equals(words(expected))
                        && read.language().equals(clip.language())
                        && read.published().orElseThrow().day().equals(clip.published().toLocalDate())
                        && read.published().orElseThrow().instant()
                                .map(i -> i.equals(clip.published().toInstant()))
                                .orElse(clip.outlet().equals("qazaqstan"))
                        && read.runningTime().map(r -> Math.abs(r.length().toSeconds() - clip.seconds()) <= 1)
                                .orElse(true);
                if (!same) {
                    wrong.add(clip.id() + ": " + read);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void everyCountOfTheReportIsWhatItsQueryReturns() throws IOException {
        JsonNode report = new JsonMapper().readTree(Files.readString(reports.resolve("report.json")));
        int run = 0;
        StudyDirectory study = StudyDirectory.open(work);
        try (StudyRecord record = StudyRecord.open(study.record());
                ItemIndex index = new IndexBuild(study, record).open(Progress.SILENT)) {
            for (JsonNode explanation : report.get("explanations")) {
                run += check(explanation, index);
            }
        }
        assertThat(run).isGreaterThan(100);
    }

    /** Runs the query of a count; the explanations name every figure, inputs included. Returns how many were run. */
    private static int check(JsonNode explanation, ItemIndex index) {
        if (!explanation.path("formula").asString("").equals("count")) {
            return 0;
        }
        String query = explanation.get("query").asString();
        List<String> ids = index.ids(query);
        assertThat(ids).as(query).hasSize(explanation.get("value").asInt());
        List<String> items = new ArrayList<>();
        explanation.path("items").forEach(id -> items.add(id.asString()));
        assertThat(ids).as(query).containsExactlyInAnyOrderElementsOf(items);
        return 1;
    }

    @Test
    void theCommittedReportIsThisReport() throws IOException {
        assertThat(files(COMMITTED)).isEqualTo(files(reports));
        for (String file : files(reports)) {
            assertThat(Files.readString(COMMITTED.resolve(file), StandardCharsets.UTF_8))
                    .as("reports/odihr-kz-2022/%s; if the change is meant, run ./mediabalance reproduce odihr-kz-2022",
                            file)
                    .isEqualTo(Files.readString(reports.resolve(file), StandardCharsets.UTF_8));
        }
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile).map(f -> root.relativize(f).toString())
                    .filter(f -> f.matches(".*\\.(html|json|csv)")).sorted().toList();
        }
    }

    @Test
    void archiveRecordAndIndexAgree() {
        Verification verification = Verification.of(StudyDirectory.open(work), Progress.SILENT);
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.responses()).isGreaterThan(415);
        assertThat(verification.indexed()).isEqualTo(413);
    }

    @Test
    void captionsAreReadAndCountedOnce() {
        assertThat(ledger().stream().filter(e -> e.parent().isPresent())).isNotEmpty()
                .allMatch(e -> e.state() == UrlState.FETCHED);
        assertThat(items().stream().flatMap(i -> i.item().stream()).filter(i -> !i.cues().isEmpty()))
                .hasSizeGreaterThan(100);
    }

    @Test
    void aDeletedOrDamagedIndexIsMadeAgainFromTheRecord() throws IOException {
        StudyDirectory study = StudyDirectory.open(work);
        List<Path> segments;
        try (Stream<Path> files = Files.list(study.index())) {
            segments = files.filter(f -> f.getFileName().toString().matches("_.*\\.(cfs|doc|fdt)")).toList();
        }
        assertThat(segments).isNotEmpty();
        for (Path segment : segments) {
            Files.write(segment, new byte[]{1, 2, 3});
        }
        try (StudyRecord record = StudyRecord.open(study.record());
                ItemIndex index = new IndexBuild(study, record).open(Progress.SILENT)) {
            assertThat(index.ids("state:distinct AND stance:pro")).hasSize(85);
        }
    }

    @Test
    void repeatsNameTheirOriginal() {
        List<ItemRecord> items = items();
        assertThat(items.stream().filter(i -> i.state() == ItemState.REPEAT)).hasSize(20).allSatisfy(
                repeat -> assertThat(items).anySatisfy(original -> {
                    assertThat(original.item().map(i -> i.id())).isEqualTo(repeat.repeatOf());
                    assertThat(original.outlet()).isEqualTo(repeat.outlet());
                    assertThat(original.state()).isEqualTo(ItemState.DISTINCT);
                }));
    }

    @Test
    void aSecondWriterIsRefused() {
        StudyDirectory study = StudyDirectory.open(work);
        try (Monitor first = Monitor.open(study, Clock.systemUTC(), Progress.SILENT)) {
            assertThat(first.tally().discovered()).isEqualTo(423);
            org.assertj.core.api.Assertions
                    .assertThatThrownBy(() -> Monitor.open(study, Clock.systemUTC(), Progress.SILENT))
                    .hasMessageContaining("another mediabalance is working on this study");
        }
    }

    private List<ItemRecord> items() {
        try (StudyRecord record = StudyRecord.open(StudyDirectory.open(work).record())) {
            return record.items();
        }
    }

    private List<LedgerEntry> ledger() {
        try (StudyRecord record = StudyRecord.open(StudyDirectory.open(work).record())) {
            return record.ledger();
        }
    }
}
