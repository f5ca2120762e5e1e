package org.mediabalance.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mediabalance.extract.TextHeuristic;

/**
 * Main text, titles, dates and speed on the two sets of reference pages, what each heuristic contributes, and the pages
 * that are read worst. Targets: F1 0.975 on {@code aeb} (best peer .968), 0.93 on {@code fundus} (best peer .859).
 */
public final class ExtractionBenchmark {
    private static final Map<String, Double> TARGETS = new TreeMap<>(Map.of("aeb", 0.975, "fundus", 0.93));
    private static final int WORST = 10;

    private final Map<String, List<ReferencePage>> sets = new LinkedHashMap<>();
    private final Map<String, ExtractionQuality> quality = new LinkedHashMap<>();

    private final Map<String, PeerTexts> peers = new TreeMap<>();

    /**
     * Reads the reference pages and scores the extraction on them.
     *
     * @param peers name of a program to the JSON Lines file of what it read from the same pages
     */
    public ExtractionBenchmark(Path data, Map<String, Path> peers) {
        peers.forEach((name, file) -> this.peers.put(name, PeerTexts.read(file)));
        for (String set : TARGETS.keySet()) {
            sets.put(set, ReferencePage.read(data, set));
            quality.put(set, ExtractionQuality.of(sets.get(set), Set.of()));
        }
    }

    /** Whether every target is reached. */
    public boolean holds() {
        return TARGETS.entrySet().stream().allMatch(target -> quality.get(target.getKey()).f1() >= target.getValue());
    }

    /** The figures by set and name, as JSON has them. */
    public Map<String, Map<String, Object>> figures() {
        Map<String, Map<String, Object>> figures = new LinkedHashMap<>();
        quality.forEach((set, scores) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("pages", scores.pages().size());
            row.put("precision", scores.precision());
            row.put("recall", scores.recall());
            row.put("f1", scores.f1());
            row.put("exact", scores.exact());
            row.put("target", TARGETS.get(set));
            row.put("verdict", scores.f1() >= TARGETS.get(set) ? "reached" : "missed");
            figures.put(set, row);
        });
        return figures;
    }

    /** The whole page in Markdown; it takes a minute, most of it for the speed. */
    public String page() {
        StringBuilder page = new StringBuilder(
                "# Extraction\n\nWritten by `./mediabalance bench extract`. Precision is")
                .append(" the mean over pages for which text was given, recall over all pages, F1 the harmonic mean of")
                .append(" the two means; tokens are compared as multisets of four-token shingles.\n\n## Main text\n\n");
        page.append(mainText())
                .append("\n'Halves' is F1 on 1,000 random halves of the pages (seeded): the figure at the")
                .append(" 1 % and the 99 % point.\n")
                .append(peers.isEmpty() ? "" : "\n### Peers on the same pages\n\n" + peers());
        return page.append("\n## Titles and dates (fundus)\n\n").append(titlesAndDates())
                .append("\n## Contribution of each heuristic\n\nF1 without it, and the difference to all.\n\n")
                .append(ablation()).append("\n## Worst pages\n\n").append(worst())
                .append("\n## Speed\n\nOne thread, after warming up. The ratio is CPU time to that of `Jsoup.parse`")
                .append(" alone on the same pages in the same run.\n\n").append(speed()).toString();
    }

    private MarkdownTable mainText() {
        MarkdownTable table = new MarkdownTable("set", "pages", "precision", "recall", "F1", "exact", "halves 1 %",
                "halves 99 %", "target", "verdict");
        quality.forEach((set, scores) -> {
            List<Double> halves = scores.halves();
            table.row(set, scores.pages().size(), scores.precision(), scores.recall(), scores.f1(), scores.exact(),
                    halves.get(halves.size() / 100), halves.get(halves.size() * 99 / 100), TARGETS.get(set),
                    figures().get(set).get("verdict"));
        });
        return table;
    }

    private MarkdownTable peers() {
        MarkdownTable table = new MarkdownTable("peer", "set", "precision", "recall", "F1", "exact", "pages/s of CPU");
        peers.forEach((name, peer) -> sets.forEach((set, pages) -> {
            ExtractionQuality scores = peer.quality(pages);
            table.row(name, set, scores.precision(), scores.recall(), scores.f1(), scores.exact(),
                    Math.round(peer.pagesPerSecond(pages)));
        }));
        return table;
    }

    private MarkdownTable titlesAndDates() {
        MarkdownTable table = new MarkdownTable("field", "right", "of");
        List<ExtractionQuality.Scored> pages = quality.get("fundus").pages();
        table.row("title, letter by letter", pages.stream().filter(page -> page.title().orElse(false)).count(),
                pages.stream().filter(page -> page.title().isPresent()).count());
        return table.row("day of publication, give or take one for the zone",
                pages.stream().filter(page -> page.day().orElse(false)).count(),
                pages.stream().filter(page -> page.day().isPresent()).count());
    }

    private MarkdownTable ablation() {
        MarkdownTable table = new MarkdownTable("without", "aeb F1", "difference", "fundus F1", "difference");
        for (TextHeuristic heuristic : EnumSet.complementOf(EnumSet.of(TextHeuristic.ROOT))) {
            double aeb = without(heuristic, "aeb");
            double fundus = without(heuristic, "fundus");
            table.row(heuristic.label(), aeb, difference(aeb, "aeb"), fundus, difference(fundus, "fundus"));
        }
        return table;
    }

    private double without(TextHeuristic heuristic, String set) {
        return ExtractionQuality.of(sets.get(set), EnumSet.of(heuristic)).f1();
    }

    private String difference(double f1, String set) {
        return String.format(Locale.ROOT, "%+.4f", f1 - quality.get(set).f1());
    }

    private MarkdownTable worst() {
        MarkdownTable table = new MarkdownTable("set", "page", "F1", "precision", "recall");
        quality.forEach((set, scores) -> scores.worst(WORST)
                .forEach(page -> table.row(set, page.url(), page.f1(), page.precision(), page.recall())));
        return table;
    }

    private MarkdownTable speed() {
        MarkdownTable table = new MarkdownTable("set", "pages/s", "ratio to parsing", "slowest page, ms",
                "most memory allocated for a page, MB");
        sets.forEach((set, pages) -> {
            ExtractionSpeed speed = ExtractionSpeed.of(pages);
            table.row(set, Math.round(speed.pagesPerSecond()), String.format(Locale.ROOT, "%.1f", speed.ratio()),
                    Math.round(speed.slowestMillis()), speed.mostBytes() >> 20);
        });
        return table;
    }
}
