package org.mediabalance.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.mediabalance.balance.Confusion;
import org.mediabalance.balance.Explanation;
import org.mediabalance.report.View;
import org.mediabalance.report.ViewFigures;
import org.mediabalance.reproduce.Reproduced;
import org.mediabalance.reproduce.Reproduced.Counts;
import org.mediabalance.study.Reliability;
import org.mediabalance.study.Stance;

/** A reproduction as tables for people. */
final class ReproducedText {
    private final Reproduced result;
    private final PrintWriter out;

    ReproducedText(Reproduced result, PrintWriter out) {
        this.result = result;
        this.out = out;
    }

    void print() {
        out.println(result.citation());
        result.notes().forEach(note -> out.println("  note: " + note));
        out.println();
        counts();
        verdicts();
        agreement();
        machine();
        TallyText.print(result.tally(), out);
        result.problems().forEach(problem -> out.println("problem: " + problem));
    }

    private void counts() {
        out.printf(Locale.ROOT, "%-36s %8s %8s %8s %8s%n", "", "neutral", "pro", "contra", "total");
        row("published", result.published());
        Map<String, String> names = Map.of("human", "human codes of the reconstructed clips", "machine",
                "machine codes (" + result.model() + ")", "reviewed",
                "machine, " + result.reviewed() + " least certain by hand");
        result.views().forEach((view, counts) -> row(names.get(view), counts));
        out.println();
    }

    private void row(String name, Counts counts) {
        out.printf(Locale.ROOT, "%-36s %8d %8d %8d %8d%n", name, counts.neutral(), counts.pro(), counts.contra(),
                counts.total());
    }

    private void verdicts() {
        out.printf(Locale.ROOT, "%-12s %10s %8s %10s  %s%n", "figure", "published", "ours", "tolerance", "verdict");
        for (Reproduced.Verdict figure : result.figures()) {
            out.printf(Locale.ROOT, "%-12s %10d %8d %10d  %s%n", figure.name(), figure.published(), figure.ours(),
                    figure.tolerance(), figure.verdict());
        }
        out.println();
    }

    private void agreement() {
        for (Reliability r : result.agreement()) {
            out.printf(Locale.ROOT, "Krippendorff's alpha (%s, %s): %s on %d items coded twice%s%n", r.variable(),
                    r.language(),
                    r.alpha().isPresent() ? String.format(Locale.ROOT, "%.3f", r.alpha().getAsDouble()) : "no data",
                    r.items(), r.note().isEmpty() ? "" : "; " + r.note());
        }
        out.println();
    }

    private void machine() {
        result.report().classifier().forEach((language, confusion) -> {
            out.printf(Locale.ROOT, "machine against human (%s, %d items): accuracy %s, macro-F1 %s%n", language,
                    confusion.total(), confusion.accuracy().text(v -> String.format(Locale.ROOT, "%.3f", v), "no data"),
                    confusion.macroF1().text(v -> String.format(Locale.ROOT, "%.3f", v), "no data"));
        });
        Confusion all = result.report().classifier().get("all");
        if (all != null) {
            out.println("  confusion, rows human, columns machine: neutral pro contra");
            for (Stance human : Stance.values()) {
                out.printf(Locale.ROOT, "  %-8s %6d %6d %6d%n", human.label(), all.count(human, Stance.NEUTRAL),
                        all.count(human, Stance.PRO), all.count(human, Stance.CONTRA));
            }
        }
        result.report().view(View.HUMAN).ifPresent(this::human);
        out.println();
    }

    private void human(ViewFigures view) {
        view.shares()
                .forEach(share -> out.printf(Locale.ROOT,
                        "human codes, share %-7s %5.2f %% (Clopper-Pearson %5.2f to %5.2f, Wilson %5.2f to %5.2f)%n",
                        share.stance().label(), percent(share.share()), percent(share.clopperPearsonLow()),
                        percent(share.clopperPearsonHigh()), percent(share.wilsonLow()), percent(share.wilsonHigh())));
        view.zeros()
                .forEach(zero -> out.printf(Locale.ROOT,
                        "no item is %s: the share is at most %.2f %% (one-sided 95 %%), %.2f %% (two-sided)%n",
                        zero.stance().label(), percent(zero.oneSided()), percent(zero.twoSided())));
        view.indices()
                .forEach(index -> out.printf(Locale.ROOT, "%s: %s = %s%n",
                        index.name().replaceFirst("^human\\.", ""), index.formula().words(),
                        index.figure().text(v -> String.format(Locale.ROOT, "%+.2f", v), "no data")));
    }

    private static double percent(Explanation share) {
        return 100 * share.number();
    }
}
