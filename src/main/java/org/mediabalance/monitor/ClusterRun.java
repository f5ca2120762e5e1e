package org.mediabalance.monitor;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mediabalance.store.MadePage;
import org.mediabalance.store.PageWork;
import org.mediabalance.store.StudyDirectory;

/**
 * Processing on a cluster, seen from the study: hands the work out as a file and takes the results over from files. Both lie
 * in {@code cluster/} of the study and go when they are taken over; after a kill the next run begins by taking over what
 * is there.
 */
public final class ClusterRun {
    private final StudyDirectory directory;
    private final Monitor monitor;
    private final Path model;
    private final Path made;

    /**
     * What one run did.
     *
     * @param pages to be processed when it began
     * @param taken pages taken over, those included that were set aside
     * @param setAside pages on which the program failed, with place and reason
     */
    public record Outcome(long pages, long taken, List<String> setAside) {
        /** Whether an item or a plain reason why it is none was made of every page. */
        public boolean complete() {
            return pages == taken && setAside.isEmpty();
        }
    }

    /** A run over this study with the model of this directory. */
    public ClusterRun(StudyDirectory directory, Monitor monitor, Path model) {
        this.directory = directory;
        this.monitor = monitor;
        this.model = model;
        this.made = directory.root().resolve("cluster").resolve("made");
    }

    /**
     * Processes all pages that are not processed yet and makes the index anew.
     *
     * @param address of the cluster; empty for this process
     * @throws IOException when the job failed; the record holds what it held before
     */
    public Outcome run(ProcessingCluster cluster, Optional<String> address, Progress progress)
            throws IOException, InterruptedException {
        List<PageWork> before = monitor.work();
        long taken = takeOver();
        List<PageWork> left = taken == 0 ? before : monitor.work();
        if (!left.isEmpty()) {
            if (directory.study().sharedIndex().isPresent()) {
                new IndexBuild(directory, monitor.record()).open(progress).close();
            }
            cluster.run(new ProcessingCluster.Job(directory, model, work(left), left.size(), made), address, progress);
            taken += takeOver();
        }
        new IndexBuild(directory, monitor.record()).rebuild();
        List<String> setAside = monitor.record().items().stream()
                .filter(item -> item.why().startsWith(PageProcessing.SET_ASIDE)).map(i -> i.url() + " " + i.why())
                .toList();
        return new Outcome(before.size(), taken, setAside);
    }

    private Path work(List<PageWork> pages) throws IOException {
        Path file = Files.createDirectories(made.getParent()).resolve("work.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (PageWork page : pages) {
                out.write(page.line());
                out.write('\n');
            }
        }
        return file;
    }

    private long takeOver() throws IOException {
        if (!Files.isDirectory(made.getParent())) {
            return 0;
        }
        long taken;
        try (Stream<Path> files = Files.isDirectory(made) ? Files.walk(made) : Stream.empty()) {
            // The engine hides files that are not complete behind a dot.
            Stream<Path> complete = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(".")).sorted();
            taken = monitor.takeOver(complete.flatMap(ClusterRun::lines).map(MadePage::of)::iterator);
        }
        try (Stream<Path> all = Files.walk(made.getParent())) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return taken;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.lines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
