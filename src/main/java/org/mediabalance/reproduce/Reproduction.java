package org.mediabalance.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mediabalance.crawl.FetchSettings;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.monitor.Progress;
import org.mediabalance.monitor.ReportInputs;
import org.mediabalance.report.ReportFigures;
import org.mediabalance.report.ReportInput;
import org.mediabalance.report.ReportItem;
import org.mediabalance.report.ReportWriter;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Stance;

/**
 * Runs a published analysis again from end to end: serves the case's sites on loopback, crawls them, archives, extracts,
 * finds what is about the question, removes repeats, classifies, indexes, reports, and holds our figures against the
 * published ones.
 */
public final class Reproduction {
    /** Fixed, so that the bootstrap intervals of two runs are the same. */
    private static final long SEED = 2022;

    private final PublishedCase published;
    private final Path work;
    private final Clock clock;
    private final Progress progress;

    /**
     * @param directory the case, such as {@code datasets/odihr-kz-2022}
     * @param work where archive, record and index go; may be the case's own directory
     */
    public Reproduction(Path directory, Path work, Clock clock, Progress progress) {
        this.published = PublishedCase.read(directory);
        this.work = work;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Throws away what an earlier reproduction left in the work directory. Human codes that the case does not hold are
     * somebody's work, so their presence is an {@link InputException} and nothing is touched.
     */
    public void startOver() throws IOException {
        StudyDirectory directory = new StudyDirectory(work, published.study());
        if (!directory.hasRecord()) {
            return;
        }
        StudyDirectory.Lock lock = directory.lock();
        try {
            refuseToLose(directory);
            for (Path path : List.of(directory.archive(), directory.index())) {
                delete(path);
            }
            try (Stream<Path> files = Files.list(work)) {
                for (Path file : files.filter(f -> f.getFileName().toString().matches("(study|derived)\\.db.*"))
                        .toList()) {
                    Files.delete(file);
                }
            }
        } finally {
            lock.close();
        }
    }

    private void refuseToLose(StudyDirectory directory) {
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            List<String> others = record.humanCodes().stream().map(HumanCode::coder).distinct()
                    .filter(coder -> !List.of("a", "b", "adjudicator").contains(coder)).toList();
            if (!others.isEmpty()) {
                throw new InputException(directory.record() + ": holds human codes by " + String.join(", ", others)
                        + "; run with --resume to keep them, or move the file away");
            }
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /**
     * Runs the whole chain and writes the report; what an earlier, interrupted run stored is used and not done again.
     *
     * @param reports where the report is written, such as {@code reports/odihr-kz-2022}
     */
    public Reproduced run(StanceModel model, Path reports) throws IOException, InterruptedException {
        copyStudy();
        StudyDirectory directory = StudyDirectory.open(work);
        List<Clip> clips = Clip.read(published.clips());
        try (Monitor monitor = Monitor.open(directory, clock, progress)) {
            List<String> problems = new ArrayList<>();
            try (BroadcasterSites sites = new BroadcasterSites(published.study(), published.sites(), clips,
                    published.directory().resolve("sites"))) {
                progress.say(published.study().outlets().size() + " sites on loopback: " + sites.addresses());
                problems.addAll(monitor.crawl(FetchSettings.usual(published.study().politeness().contact())
                        .via(sites::route)));
            }
            monitor.process();
            if (monitor.record().humanCodes().isEmpty()) {
                monitor.addHumanCodes(CodesFile.read(published.codes(), published.study().codebook(), clock.instant()));
            }
            List<MachineCode> machine = monitor.codeByMachine(model);
            review(monitor, machine);
            ReportInputs inputs = inputs(monitor, machine);
            monitor.index(inputs, machine);
            return report(model, inputs, problems, reports);
        }
    }

    /** The third view: a person gives the settled code to the items that the machine is least certain of. */
    private void review(Monitor monitor, List<MachineCode> machine) {
        boolean done = monitor.record().humanCodes().stream().anyMatch(c -> c.round().equals(HumanCode.REVIEW));
        if (done) {
            return;
        }
        ReportInputs inputs = inputs(monitor, machine);
        monitor.addHumanCodes(inputs.leastCertain(published.reviewed()).stream()
                .map(id -> new HumanCode(id, "adjudicator", inputs.humanCode(id).orElseThrow(), HumanCode.REVIEW,
                        published.study().codebook(), "", clock.instant()))
                .toList());
    }

    private ReportInputs inputs(Monitor monitor, List<MachineCode> machine) {
        return new ReportInputs(published.study(), monitor.record(), machine, false);
    }

    private void copyStudy() throws IOException {
        Path own = published.directory().resolve("study.yaml");
        Path there = work.resolve("study.yaml");
        Files.createDirectories(work);
        if (!Files.exists(there)) {
            Files.copy(own, there);
        }
    }

    private Reproduced report(StanceModel model, ReportInputs inputs, List<String> problems, Path reports)
            throws IOException {
        Map<String, Reproduced.Counts> views = views(inputs);
        Reproduced.Counts human = views.get("human");
        Map<String, Long> ours = Map.of("total", human.total(), "neutral", human.neutral(), "pro", human.pro(),
                "contra", human.contra());
        List<Reproduced.Verdict> verdicts = published.figures().stream()
                .map(f -> Reproduced.Verdict.of(f, ours.get(f.name()))).toList();
        List<ReportInput.PublishedFigure> beside = verdicts.stream().map(v -> new ReportInput.PublishedFigure(v.name(),
                v.published(), v.ours(), v.tolerance(), published.citation())).toList();
        ReportInput input = inputs.input(method(model), beside, SEED);
        ReportFigures figures = ReportWriter.write(input, reports, "en");
        return new Reproduced(published.citation(), published.notes(), counts(published), views, verdicts,
                inputs.tally(), input.coding().agreement(), input.coding().reviewedItems(), model.id(), figures,
                problems);
    }

    private ReportInput.Method method(StanceModel model) {
        List<ReportInput.Fact> facts = List.of(new ReportInput.Fact("case", published.study().id()),
                new ReportInput.Fact("codebook", "version " + published.study().codebook()),
                new ReportInput.Fact("model", model.id()), new ReportInput.Fact("seed", Long.toString(SEED)),
                new ReportInput.Fact("published", published.statement()),
                new ReportInput.Fact("window", published.from() + " to " + published.to() + " (the text says: "
                        + published.textSays() + ")"));
        return new ReportInput.Method(facts, Map.of("en", published.notes()));
    }

    private static Reproduced.Counts counts(PublishedCase published) {
        Function<String, Long> figure = name -> published.figure(name).published();
        return new Reproduced.Counts(figure.apply("neutral"), figure.apply("pro"), figure.apply("contra"),
                figure.apply("total"));
    }

    private static Map<String, Reproduced.Counts> views(ReportInputs inputs) {
        List<ReportItem> items = inputs.items();
        Map<String, Reproduced.Counts> views = new LinkedHashMap<>();
        views.put("human", count(items, item -> item.facts().code()));
        views.put("machine", count(items, ReportItem::machine));
        views.put("reviewed", count(items, ReportItem::reviewed));
        return views;
    }

    /** Items whose code leaves them out of the balance, or that have none, are in no class and not in the total. */
    private static Reproduced.Counts count(List<ReportItem> items, Function<ReportItem, Optional<Code>> code) {
        List<Stance> stances = items.stream().flatMap(i -> code.apply(i).flatMap(Code::stance).stream()).toList();
        return new Reproduced.Counts(stances.stream().filter(s -> s == Stance.NEUTRAL).count(),
                stances.stream().filter(s -> s == Stance.PRO).count(),
                stances.stream().filter(s -> s == Stance.CONTRA).count(), stances.size());
    }
}
