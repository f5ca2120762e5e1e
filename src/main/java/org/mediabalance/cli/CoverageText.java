package org.mediabalance.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mediabalance.monitor.Coverage;
import org.mediabalance.monitor.Gap;

/** A coverage as tables that people read in a terminal of usual width. */
final class CoverageText {
    /** Ten columns of seven characters beside a name fit into 100. */
    private static final int DAYS_PER_BLOCK = 10;
    private static final int NAME = 20;

    private final Coverage coverage;
    private final boolean urls;

    CoverageText(Coverage coverage, boolean urls) {
        this.coverage = coverage;
        this.urls = urls;
    }

    void print(PrintWriter out) {
        grid(out);
        channels(out);
        gaps(out);
        long open = coverage.days().stream().filter(d -> d.state() == Coverage.State.OPEN).count();
        long certain = coverage.days().stream().filter(d -> d.state() == Coverage.State.GAP).count();
        long suspected = coverage.incomplete().size() - certain;
        out.printf("%d outlet-days: %d with gaps, %d suspected, %d open%n", coverage.days().size(), certain, suspected,
                open);
    }

    private void grid(PrintWriter out) {
        List<LocalDate> days = coverage.days().stream().map(Coverage.OutletDay::day).distinct().toList();
        Map<String, List<Coverage.OutletDay>> outlets = new LinkedHashMap<>();
        coverage.days().forEach(d -> outlets.computeIfAbsent(d.outlet(), o -> new ArrayList<>()).add(d));
        for (int from = 0; from < days.size(); from += DAYS_PER_BLOCK) {
            List<LocalDate> block = days.subList(from, Math.min(days.size(), from + DAYS_PER_BLOCK));
            out.printf("%-" + NAME + "s", "pages found");
            block.forEach(day -> out.printf("%7s", day.toString().substring(5) + " "));
            out.println();
            outlets.forEach((outlet, list) -> {
                out.printf("%-" + NAME + "s", cut(outlet));
                list.stream().filter(d -> block.contains(d.day())).forEach(d -> out.printf("%6s%s",
                        d.state() == Coverage.State.FUTURE ? "" : d.total().discovered(), mark(d.state())));
                out.println();
            });
            out.println();
        }
    }

    private static String mark(Coverage.State state) {
        return switch (state) {
            case COVERED -> " ";
            case GAP -> "!";
            case SUSPECTED -> "?";
            case OPEN -> "~";
            case FUTURE -> ".";
        };
    }

    private static String cut(String name) {
        return name.length() < NAME ? name : name.substring(0, NAME - 2) + "…";
    }

    private void channels(PrintWriter out) {
        Map<String, Coverage.Counts> rows = new TreeMap<>();
        for (Coverage.OutletDay day : coverage.days()) {
            day.channels().forEach((channel, counts) -> rows.merge(cut(day.outlet()) + " " + channel, counts,
                    Coverage.Counts::plus));
        }
        if (rows.isEmpty()) {
            return;
        }
        out.printf("%-30s%9s%9s%9s%9s%9s%9s%9s%9s%9s%n", "channel", "found", "fetched", "refused", "failed",
                "waiting", "not rel.", "repeats", "relev.", "coded");
        rows.forEach((name, c) -> out.printf("%-30s%9d%9d%9d%9d%9d%9d%9d%9d%9d%n", name, c.discovered(), c.fetched(),
                c.refused(), c.failed(), c.waiting(), c.notRelevant(), c.duplicates(), c.relevant(), c.coded()));
        out.println();
    }

    private void gaps(PrintWriter out) {
        for (Gap gap : coverage.gaps()) {
            out.printf("%s %s: %s%s%s%n", gap.outlet(), days(gap), gap.phrase(),
                    gap.source().map(s -> ", " + s).orElse(""), gap.detail().isEmpty() ? "" : ": " + gap.detail());
            if (gap.urls().isEmpty()) {
                out.printf("    %s to %s%n", gap.from(), gap.to());
            } else if (urls) {
                gap.urls().forEach(m -> out.printf("    %s  %s%n", m.url(), m.reason()));
            }
        }
        coverage.robots().forEach((host, said) -> {
            if (said.startsWith("unreachable")) {
                out.printf("%s: robots.txt %s%n", host, said);
            }
        });
        if (!coverage.gaps().isEmpty()) {
            out.println();
        }
    }

    private static String days(Gap gap) {
        return gap.days().size() == 1
                ? gap.days().getFirst().toString()
                : gap.days().getFirst() + ".." + gap.days().getLast();
    }
}
