package org.mediabalance.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.mediabalance.balance.CodedItem;
import org.mediabalance.balance.Posterior;
import org.mediabalance.balance.TimeBands;
import org.mediabalance.report.ReportFigures;
import org.mediabalance.report.ReportInput;
import org.mediabalance.report.ReportItem;
import org.mediabalance.report.ReportWriter;
import org.mediabalance.study.Code;
import org.mediabalance.study.MonitoringPeriod;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.OwnerType;
import org.mediabalance.study.PageRules;
import org.mediabalance.study.Politeness;
import org.mediabalance.study.Question;
import org.mediabalance.study.Relevance;
import org.mediabalance.study.Study;

/** Reports over many items: time as a ratio to reading the same stored fields, and memory. */
public final class ReportBenchmark {
    private static final int OUTLETS = 40;
    private static final int DAYS = 90;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    /** The first runs warm the compiler up; the last is printed. */
    private static final int RUNS = 3;
    /** Processor time, because a clock on the wall also measures what else the machine does. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private final List<Integer> sizes;
    private final Consumer<String> progress;

    /** @param sizes numbers of items, each a report of its own */
    public ReportBenchmark(List<Integer> sizes, Consumer<String> progress) {
        this.sizes = List.copyOf(sizes);
        this.progress = progress;
    }

    /** The page in Markdown. */
    public String page() throws IOException {
        MarkdownTable table = new MarkdownTable("items", "bare scan, CPU s", "all figures, CPU s", "ratio",
                "all files, CPU s",
                "heap after the figures, MB");
        Path dir = Files.createTempDirectory("report-bench");
        for (int size : sizes) {
            progress.accept(size + " items");
            row(table, size, dir);
        }
        try (var files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return String.join("\n", "# Reports over many items", "",
                "Made by `./mediabalance bench report`. Synthetic items of " + OUTLETS + " outlets over " + DAYS
                        + " days, in a binary file in the order of their stories. The bare scan reads every field of"
                        + " every item and counts; the figures are every figure of the report from the same file, in"
                        + " the same run; all files are page, JSON, CSV and data package. Heap is what is in use after"
                        + " a collection while the figures are still held.",
                "", table.toString());
    }

    private static void row(MarkdownTable table, int size, Path dir) throws IOException {
        Path file = dir.resolve(size + ".items");
        store(size, file);
        double scan = 0;
        double figures = 0;
        long heap = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = THREAD.getCurrentThreadCpuTime();
            long seen = 0;
            for (ReportItem item : new StoredItems(file)) {
                seen += item.facts().code().isPresent() ? 1 : 0;
            }
            long scanned = THREAD.getCurrentThreadCpuTime();
            ReportFigures computed = ReportFigures.of(input(file));
            long done = THREAD.getCurrentThreadCpuTime();
            System.gc();
            heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            if (seen == 0 || computed.items() != size) {
                throw new IllegalStateException(computed.items() + " of " + size + " items in the report");
            }
            scan = (scanned - start) / 1e9;
            figures = (done - scanned) / 1e9;
        }
        long start = THREAD.getCurrentThreadCpuTime();
        ReportWriter.write(input(file), dir.resolve("report"), "en", ReportWriter.Extra.DATA_PACKAGE);
        double all = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
        table.row(String.format(Locale.ROOT, "%,d", size), seconds(scan), seconds(figures), figures / scan,
                seconds(all), heap / 1_000_000);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static ReportInput input(Path file) {
        return new ReportInput(study(), new StoredItems(file), "", TimeBands.FRENCH_REGULATOR,
                new ReportInput.Collection(Optional.empty(), List.of()),
                new ReportInput.Coding(List.of(), 0, Optional.empty(), List.of()),
                new ReportInput.Method(List.of(), Map.of()), List.of(), 1);
    }

    private static Study study() {
        List<Outlet> outlets = new ArrayList<>();
        for (int i = 0; i < OUTLETS; i++) {
            outlets.add(new Outlet("outlet" + i, "Outlet " + i, OwnerType.PRIVATE, "synthetic", LANGUAGES,
                    ZoneOffset.UTC, List.of(URI.create("https://example.org/")), List.of(), Map.of(), PageRules.NONE));
        }
        Map<String, String> none = Map.of("en", "synthetic");
        return new Study("synthetic", none, Map.of(), new Question(none, none, none),
                new MonitoringPeriod(FIRST, FIRST.plusDays(DAYS - 1), ZoneOffset.UTC), Optional.empty(),
                FIRST.plusDays(DAYS), LANGUAGES, "1", Map.of(), false, new Relevance(none, 1),
                new Politeness(Duration.ofSeconds(1), "https://example.org/"), outlets, Optional.empty());
    }

    private static void store(int size, Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(size);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int i = 0; i < size; i++) {
                out.writeUTF(String.format(Locale.ROOT, "%016x", i));
                out.writeUTF(String.format(Locale.ROOT, "%016x", i - i % 4));
                out.writeShort(random.nextInt(OUTLETS));
                out.writeByte(random.nextInt(LANGUAGES.size()));
                out.writeShort(random.nextInt(DAYS));
                out.writeShort(random.nextInt(24 * 60));
                out.writeInt(random.nextInt(10) == 0 ? 0 : 20 + random.nextInt(600));
                // One in fifty is coded by people, as in a study that cannot code all.
                out.writeByte(random.nextInt(50) == 0 ? random.nextInt(4) : -1);
                out.writeByte(random.nextInt(4));
                out.writeFloat(random.nextFloat());
                out.writeUTF("https://example.org/item/" + i);
            }
        }
    }

    /** The items of a file, one at a time. */
    private record StoredItems(Path file) implements Iterable<ReportItem> {
        @Override
        public Iterator<ReportItem> iterator() {
            try {
                return new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads ahead by one item; closes the file at its end. */
    private static final class Reader implements Iterator<ReportItem> {
        private final DataInputStream in;
        private ReportItem next;

        Reader(DataInputStream in) {
            this.in = in;
            advance();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public ReportItem next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            ReportItem item = next;
            advance();
            return item;
        }

        private void advance() {
            try {
                next = read();
            } catch (EOFException end) {
                next = null;
                try {
                    in.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private ReportItem read() throws IOException {
            String id = in.readUTF();
            String story = in.readUTF();
            String outlet = "outlet" + in.readShort();
            String language = LANGUAGES.get(in.readByte());
            LocalDate day = FIRST.plusDays(in.readShort());
            LocalTime time = LocalTime.ofSecondOfDay(60L * in.readShort());
            int seconds = in.readInt();
            byte human = in.readByte();
            Code machine = Code.values()[in.readByte()];
            float sure = in.readFloat();
            CodedItem facts = new CodedItem(id, outlet, "private", language, Optional.of(day), Optional.of(time),
                    seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)), story, "news",
                    "article",
                    human < 0 ? Optional.empty() : Optional.of(Code.values()[human]));
            return new ReportItem(facts, Optional.of(machine),
                    Optional.of(new Posterior((1 - sure) / 2, sure, (1 - sure) / 2)), Optional.empty(),
                    human < 0 ? Optional.empty() : Optional.of(0.02),
                    new ReportItem.Evidence(in.readUTF(), "", Optional.empty(), ""));
        }
    }
}
