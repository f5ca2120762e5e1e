package org.mediabalance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mediabalance.balance.BalanceTable;
import org.mediabalance.balance.BenchmarkDistance;
import org.mediabalance.balance.Cell;
import org.mediabalance.balance.Dimension;
import org.mediabalance.balance.Explanation;
import org.mediabalance.balance.Formula;
import org.mediabalance.balance.Heterogeneity;
import org.mediabalance.balance.Intervals;
import org.mediabalance.balance.Tabulation;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Stance;
import org.mediabalance.study.Study;

/**
 * All figures of one view.
 *
 * @param coded the count of all items with a stance
 * @param shares one per stance, in the order neutral, pro, contra
 * @param indices the same counts under several named indices, because they differ widely on the same data
 * @param tables by dimension label; outlets and days without items are there too, as rows of zeros
 * @param zeros bounds for each stance that has no item
 * @param benchmarks one per programme class that the study declares
 */
public record ViewFigures(View view, Cell total, Explanation coded, List<ClassShare> shares, List<Explanation> indices,
        Map<String, List<Row>> tables, List<ZeroBound> zeros, List<BenchmarkDistance> benchmarks,
        Heterogeneity outlets) {
    /** The level of every interval: what readers of reports expect. */
    static final double LEVEL = 0.95;

    /** One row of a table. */
    public record Row(String name, Cell cell) {}

    /** The share of one stance with its intervals; Goodman's hold for all stances together. */
    public record ClassShare(Stance stance, Explanation count, Explanation share, Explanation clopperPearsonLow,
            Explanation clopperPearsonHigh, Explanation wilsonLow, Explanation wilsonHigh, Explanation jeffreysLow,
            Explanation jeffreysHigh, Explanation goodmanLow, Explanation goodmanHigh) {}

    /**
     * What "none was found" is worth.
     *
     * @param oneSided the largest share that gives none with chance 0.05
     * @param twoSided the upper end of the two-sided exact interval
     * @param byStory as {@code oneSided}, counting stories instead of items, since copies are not independent
     * @param bySensitivity as {@code oneSided}, widened because coding misses cases; absent without control items
     */
    public record ZeroBound(Stance stance, Explanation oneSided, Explanation twoSided, Explanation byStory,
            Optional<Explanation> bySensitivity) {}

    static ViewFigures of(View view, Tabulation tabulation, ReportInput input) {
        Cell total = tabulation.total(view.ordinal());
        Queries queries = new Queries(input.query());
        String name = view.label();
        Explanation coded = Explanation.count(name + ".coded", total.coded().items(), queries.coded(view),
                ids(total));
        Map<Stance, Explanation> counts = new LinkedHashMap<>();
        for (Stance stance : Stance.values()) {
            counts.put(stance, Explanation.count(name + "." + stance.label(), total.of(stance).items(),
                    queries.stance(view, stance), total.ids(stance)));
        }
        List<ClassShare> shares = counts.entrySet().stream()
                .map(e -> share(name + "." + e.getKey().label(), e.getKey(), e.getValue(), coded)).toList();
        Map<String, List<Row>> tables = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            tables.put(dimension.label(), rows(tabulation.table(view.ordinal(), dimension), input.study()));
        }
        BalanceTable byClass = tabulation.table(view.ordinal(), Dimension.PROGRAMME_CLASS);
        return new ViewFigures(view, total, coded, shares, indices(name, counts, total), tables,
                counts.entrySet().stream().filter(e -> e.getValue().number() == 0)
                        .map(e -> zero(name + "." + e.getKey().label(), e.getKey(), coded, total, input)).toList(),
                benchmarks(view, input.study(), byClass, queries),
                Heterogeneity.between(tabulation.table(view.ordinal(), Dimension.OUTLET),
                        input.seed()));
    }

    /** The count behind every cell of the tables, each with its query and ids. */
    Stream<Explanation> cellCounts(ReportInput input) {
        Queries queries = new Queries(input.query());
        return Stream.of(Dimension.values()).flatMap(d -> tables.get(d.label()).stream()
                .flatMap(row -> Stream.of(Stance.values()).map(s -> Explanation.count(
                        view.label() + "." + d.label() + "." + row.name() + "." + s.label(), row.cell().of(s).items(),
                        queries.row(view, s, d, row.name()), row.cell().ids(s)))));
    }

    private static List<String> ids(Cell cell) {
        return cell.coded().items() > Tabulation.IDS_MAX
                ? List.of()
                : Stream.of(Stance.values()).flatMap(s -> cell.ids(s).stream()).sorted().toList();
    }

    private static ClassShare share(String name, Stance stance, Explanation count, Explanation coded) {
        Explanation level = Explanation.given("level", LEVEL);
        return new ClassShare(stance, count, Explanation.of(name + ".share", Formula.SHARE, count, coded),
                Explanation.of(name + ".clopper-pearson.low", Formula.CLOPPER_PEARSON_LOW, count, coded, level),
                Explanation.of(name + ".clopper-pearson.high", Formula.CLOPPER_PEARSON_HIGH, count, coded, level),
                Explanation.of(name + ".wilson.low", Formula.WILSON_LOW, count, coded, level),
                Explanation.of(name + ".wilson.high", Formula.WILSON_HIGH, count, coded, level),
                Explanation.of(name + ".jeffreys.low", Formula.JEFFREYS_LOW, count, coded, level),
                Explanation.of(name + ".jeffreys.high", Formula.JEFFREYS_HIGH, count, coded, level),
                Explanation.of(name + ".goodman.low", Formula.GOODMAN_LOW, count, coded, level),
                Explanation.of(name + ".goodman.high", Formula.GOODMAN_HIGH, count, coded, level));
    }

    private static List<Explanation> indices(String name, Map<Stance, Explanation> counts, Cell total) {
        Explanation pro = counts.get(Stance.PRO);
        Explanation contra = counts.get(Stance.CONTRA);
        Explanation neutral = counts.get(Stance.NEUTRAL);
        Explanation leftOut = Explanation.given(name + ".left-out", total.leftOut().items());
        return List.of(
                Explanation.of(name + ".directional-balance", Formula.DIRECTIONAL_BALANCE, pro, contra),
                Explanation.of(name + ".overall-balance", Formula.OVERALL_BALANCE, pro, contra, neutral),
                Explanation.of(name + ".janis-fadner", Formula.JANIS_FADNER, pro, contra, neutral, leftOut),
                Explanation.of(name + ".entropy", Formula.ENTROPY, neutral, pro, contra));
    }

    private static ZeroBound zero(String name, Stance stance, Explanation coded, Cell total, ReportInput input) {
        Explanation oneSided = Explanation.of(name + ".zero.one-sided", Formula.ZERO_BOUND, coded,
                Explanation.given("level", LEVEL));
        Explanation twoSided = Explanation.of(name + ".zero.two-sided", Formula.ZERO_BOUND, coded,
                Explanation.given("level, two-sided", (1 + LEVEL) / 2));
        Explanation byStory = Explanation.of(name + ".zero.by-story", Formula.ZERO_BOUND,
                Explanation.given(name + ".stories", total.coded().stories()), Explanation.given("level", LEVEL));
        var bySensitivity = input.coding().controls().map(controls -> Explanation.of(name + ".zero.by-sensitivity",
                Formula.ZERO_BOUND_BY_SENSITIVITY, oneSided, sensitivity(controls)));
        return new ZeroBound(stance, oneSided, twoSided, byStory, bySensitivity);
    }

    /** The one-sided 95 % lower bound of the share of controls found: for 20 of 20 it is 0.05^(1/20) = 0.86. */
    private static Explanation sensitivity(ReportInput.Controls controls) {
        double level = 2 * LEVEL - 1;
        double low = Intervals.CLOPPER_PEARSON.of(controls.found(), controls.seeded(), level).low();
        double exact = controls.found() == controls.seeded() ? Math.pow(1 - LEVEL, 1.0 / controls.seeded()) : low;
        return Explanation.given("controls.sensitivity.lower", exact);
    }

    private static List<BenchmarkDistance> benchmarks(View view, Study study, BalanceTable byClass,
            Queries queries) {
        List<BenchmarkDistance> distances = new ArrayList<>();
        study.benchmark().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            Cell cell = byClass.row(entry.getKey());
            String prefix = view.label() + ".programme_class." + entry.getKey();
            distances.add(BenchmarkDistance.of(view.label() + ".benchmark." + entry.getKey(), entry.getKey(),
                    entry.getValue(),
                    Explanation.count(prefix + ".pro", cell.pro().items(),
                            queries.row(view, Stance.PRO, Dimension.PROGRAMME_CLASS, entry.getKey()),
                            cell.ids(Stance.PRO)),
                    Explanation.count(prefix + ".contra", cell.contra().items(),
                            queries.row(view, Stance.CONTRA, Dimension.PROGRAMME_CLASS, entry.getKey()),
                            cell.ids(Stance.CONTRA))));
        });
        return List.copyOf(distances);
    }

    /** Rows in the order readers expect; what the study declares is shown even when it has no item. */
    private static List<Row> rows(BalanceTable table, Study study) {
        Set<String> names = new LinkedHashSet<>();
        switch (table.dimension()) {
            case OUTLET -> study.outlets().stream().map(Outlet::id).forEach(names::add);
            case DAY -> study.period().days().forEach(day -> names.add(day.toString()));
            case LANGUAGE -> names.addAll(study.languages());
            default -> {
                // only what occurs
            }
        }
        names.addAll(table.rows().keySet());
        return names.stream().map(row -> new Row(row, table.row(row))).toList();
    }
}
