package org.mediabalance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mediabalance.monitor.PageProcessing;
import org.mediabalance.monitor.ProcessingCluster;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.MadePage;
import org.mediabalance.store.PageWork;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.InputException;

/** What processing on a cluster costs beside this process: the same pages made items and codes of by each, in one run. */
public final class ProcessingBenchmark {
    /** By this word in their command lines the processes of a cluster on this machine are known. */
    private static final String NODE = "ProcessingNode";

    private final StudyDirectory study;
    private final Path model;
    private final Path work;
    private final int times;
    private final Consumer<String> progress;

    /**
     * @param study with an archive; it is read only
     * @param work directory for what is handed out and comes back
     * @param times how often every page is made
     */
    public ProcessingBenchmark(StudyDirectory study, Path model, Path work, int times, Consumer<String> progress) {
        this.study = study;
        this.model = model;
        this.work = work;
        this.times = times;
        this.progress = progress;
    }

    private interface Making {
        /** Makes all pages; returns how many different ones came out. */
        long pages(List<PageWork> all) throws IOException, InterruptedException;
    }

    /** A section in Markdown; the cluster at this address is measured too, whose processes run on this machine. */
    public String section(Optional<String> jobManager) throws IOException, InterruptedException {
        List<PageWork> pages = pages();
        int processors = Runtime.getRuntime().availableProcessors();
        MarkdownTable table = new MarkdownTable("how", "pages/s", "CPU ms per page", "CPU beside one thread",
                "pages that came out");
        double one = row(table, "this process, one thread, as `process` does", pages, all -> here(all, 1), 0);
        row(table, "this process, " + processors + " threads", pages, all -> here(all, processors), one);
        ProcessingCluster flink = ProcessingCluster.find().orElseThrow(() -> new InputException("this program was built"
                + " without its cluster part; run 'mvn -B -Pcluster -DskipTests package' once, then try again"));
        row(table, "Flink in this process, " + processors + " slots", pages, all -> flink(flink, all, Optional.empty()),
                one);
        if (jobManager.isPresent()) {
            row(table, "Flink, " + nodes() + " processes of its own", pages, all -> flink(flink, all, jobManager), one);
        }
        return """
                The %d pages and captions of the main job's archive, each made an item of and coded with evidence %d times. Flink
                reads them from a file with checkpoints every five seconds and writes lines for the record; starting the job is in
                its time. All processes share this machine's %d processors, so more of them cannot be faster here; what
                distribution costs is the CPU time. Each way had one run over all pages before it was measured.

                """
                .formatted(pages.size(), times, processors) + table;
    }

    private List<PageWork> pages() {
        try (StudyRecord record = StudyRecord.open(study.record())) {
            return record.ledger().stream().filter(page -> page.parent().isEmpty() && page.state() == UrlState.FETCHED)
                    .map(page -> new PageWork(page, record.captionsOf(page.url()))).toList();
        }
    }

    private double row(MarkdownTable table, String name, List<PageWork> pages, Making making, double one)
            throws IOException, InterruptedException {
        progress.accept(name);
        making.pages(pages);
        List<PageWork> all = Collections.nCopies(times, pages).stream().flatMap(List::stream).toList();
        double cpuBefore = cpu();
        long start = System.nanoTime();
        long different = making.pages(all);
        double seconds = (System.nanoTime() - start) / 1e9;
        double perPage = 1000 * (cpu() - cpuBefore) / all.size();
        table.row(name, Math.round(all.size() / seconds), String.format(Locale.ROOT, "%.1f", perPage),
                one == 0 ? "1" : String.format(Locale.ROOT, "%.2f", perPage / one), different);
        return perPage;
    }

    private long here(List<PageWork> all, int threads) throws InterruptedException {
        try (PageProcessing processing = new PageProcessing(study, model);
                ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool
                    .submit(() -> all.parallelStream().map(processing::make).map(made -> made.made().url()).distinct()
                            .count())
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private long flink(ProcessingCluster flink, List<PageWork> all, Optional<String> address)
            throws IOException, InterruptedException {
        Path file = Files.createDirectories(work).resolve("work.jsonl");
        Files.write(file, (Iterable<String>) all.stream().map(PageWork::line)::iterator);
        Path made = work.resolve("made");
        flink.run(new ProcessingCluster.Job(study, model, file, all.size(), made), address, Progress.SILENT);
        try (Stream<Path> files = Files.walk(made)) {
            return files.filter(Files::isRegularFile).filter(f -> !f.getFileName().toString().startsWith("."))
                    .flatMap(ProcessingBenchmark::lines).map(line -> MadePage.of(line).made().url()).distinct().count();
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.lines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nodes() {
        return clusterProcesses().count();
    }

    private static double cpu() {
        return CpuTime.ofProcess() + clusterProcesses().flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toMillis).sum() / 1000;
    }

    private static Stream<ProcessHandle> clusterProcesses() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().filter(line -> line.contains(NODE)).isPresent());
    }
}
