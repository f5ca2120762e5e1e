package org.mediabalance.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mediabalance.balance.BenchmarkDistance;
import org.mediabalance.balance.Cell;
import org.mediabalance.balance.Dimension;
import org.mediabalance.balance.Explanation;
import org.mediabalance.balance.Figure;
import org.mediabalance.balance.PredictionPowered;
import org.mediabalance.report.ViewFigures.Row;
import org.mediabalance.study.Benchmark;
import org.mediabalance.study.Code;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Stance;
import org.mediabalance.study.Study;

/** What stands in the page, as words and formatted numbers in one language. */
final class PageModel {
    private static final int LONGEST_TITLE = 400;

    private final ReportInput input;
    private final Study study;
    private final ReportFigures figures;
    private final ViewFigures human;
    private final Phrasebook words;
    private final Charts charts;

    PageModel(ReportInput input, ReportFigures figures, Phrasebook words) {
        this.input = input;
        this.study = input.study();
        this.figures = figures;
        this.human = figures.view(View.HUMAN).orElseThrow();
        this.words = words;
        this.charts = new Charts(words);
    }

    /** The values by the names the template uses. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lang", words.language());
        values.put("study", study);
        values.put("title", inLanguage(study.title()));
        values.put("question", inLanguage(study.question().text()));
        values.put("sidePro", inLanguage(study.question().pro()));
        values.put("sideContra", inLanguage(study.question().contra()));
        values.put("days", study.period().days());
        values.put("notes", notes());
        Headline headline = new Headline(input, figures, words);
        values.put("stamps", headline.stamps());
        values.put("headline", headline.sentences());
        values.put("sure", headline.certainty());
        values.put("topCharts", List.of(chart("chart.outlets", charts.bars(words.phrase("chart.outlets"), byOutlet())),
                chart("chart.days", charts.columns(words.phrase("chart.days"), byDay()))));
        values.put("viewChart", chart("chart.views", charts.bars(words.phrase("chart.views"), byView())));
        values.put("lowCharts", List.of(
                chart(words.phrase("chart.seconds"),
                        charts.shares(words.phrase("chart.seconds"), itemsAgainstSeconds()),
                        words.phrase("chart.seconds.text")),
                chart("chart.languages", charts.bars(words.phrase("chart.languages"), byLanguage()))));
        values.put("published", input.published());
        values.put("citations", input.published().stream().map(p -> p.citation()).distinct().toList());
        values.put("views", List.copyOf(figures.views().values()));
        values.put("human", human);
        values.put("reviewed", input.coding().reviewedItems());
        values.put("stances", List.of(Stance.values()));
        values.put("classifier", figures.classifier().entrySet().stream()
                .map(e -> Map.of("language", e.getKey(), "confusion", e.getValue())).toList());
        values.put("byStory", Stream.of(Stance.values()).map(figures.byStory()::get)
                .map(i -> i == null ? "–" : words.percent(i.low()) + " – " + words.percent(i.high())).toList());
        values.put("corrected", corrected());
        values.put("correctedNotes", correctedNotes());
        values.put("controls", input.coding().controls().isPresent());
        values.put("benchmarks", human.benchmarks().stream().map(this::benchmark).toList());
        values.put("heterogeneity", heterogeneity());
        values.put("tables", tables());
        values.put("tally", tally());
        values.put("brokenTally", figures.brokenTally());
        values.put("coverage", coverage());
        values.put("gaps", !figures.gaps().isEmpty());
        values.put("agreement", input.coding().agreement());
        values.put("facts", input.method().facts());
        values.put("items", figures.listed().stream().map(this::item).toList());
        values.put("itemCount", figures.items());
        values.put("explanations", figures.explanations(input).stream().map(this::explanation).toList());
        return values;
    }

    /** The text in the report's language, else in English, else in any. */
    private String inLanguage(Map<String, String> texts) {
        return Stream.of(words.language(), "en").filter(texts::containsKey).findFirst().map(texts::get)
                .orElseGet(() -> texts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue).findFirst().orElse(""));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!study.note().isEmpty()) {
            notes.add(inLanguage(study.note()));
        }
        Map<String, List<String>> more = input.method().notes();
        notes.addAll(more.getOrDefault(words.language(), more.getOrDefault("en", List.of())));
        return notes;
    }

    private static Map<String, String> chart(String title, String svg, String text) {
        return Map.of("title", title, "svg", svg, "text", text);
    }

    private Map<String, String> chart(String titleKey, String svg) {
        return chart(words.phrase(titleKey), svg, "");
    }

    private String outletName(String id) {
        return study.outlets().stream().filter(o -> o.id().equals(id)).map(Outlet::name).findFirst().orElse(id);
    }

    private List<Row> rows(Dimension dimension) {
        return human.tables().get(dimension.label());
    }

    private List<Charts.Bar> byOutlet() {
        return rows(Dimension.OUTLET).stream().map(r -> Charts.Bar.items(outletName(r.name()), r.cell())).toList();
    }

    private List<Charts.Bar> byLanguage() {
        return rows(Dimension.LANGUAGE).stream().map(r -> Charts.Bar.items(r.name(), r.cell())).toList();
    }

    private List<Charts.Bar> byView() {
        return figures.views().values().stream()
                .map(v -> Charts.Bar.items(words.phrase("view.short." + v.view().label(),
                        words.count(input.coding().reviewedItems())), v.total()))
                .toList();
    }

    private List<Charts.Bar> byDay() {
        return rows(Dimension.DAY).stream().map(r -> Charts.Bar.items(name(Dimension.DAY, r.name()), r.cell()))
                .toList();
    }

    private List<Charts.Bar> itemsAgainstSeconds() {
        List<Charts.Bar> bars = new ArrayList<>();
        for (Row row : rows(Dimension.OUTLET)) {
            Cell cell = row.cell();
            String name = outletName(row.name());
            bars.add(Charts.Bar.items(name + " – " + words.phrase("chart.by.items", words.count(cell.coded().items())),
                    cell));
            String time = cell.coded().seconds() == 0
                    ? words.phrase("chart.no.seconds")
                    : words.phrase("chart.by.seconds", words.duration(cell.coded().seconds()),
                            words.count(cell.coded().lengthUnknown()));
            bars.add(Charts.Bar.seconds(name + " – " + time, cell));
        }
        return bars;
    }

    /** The name of a row as a reader of the language knows it. */
    private String name(Dimension dimension, String row) {
        if (row.equals(Dimension.UNKNOWN)) {
            return words.phrase("unknown");
        }
        return switch (dimension) {
            case OUTLET -> outletName(row);
            case OWNER -> words.word("owner." + row, row);
            case PROGRAMME_CLASS -> words.word("programme." + row, row);
            case KIND -> words.word("kind." + row, row);
            case LANGUAGE, DAY, BAND -> row;
        };
    }

    private List<PredictionPowered.Share> corrected() {
        return figures.corrected() instanceof PredictionPowered.Estimated e && e.humanCodes() < e.items()
                && human.total().uncoded().items() > 0
                        ? e.shares()
                        : List.of();
    }

    private List<String> correctedNotes() {
        List<String> notes = new ArrayList<>();
        if (human.total().uncoded().items() == 0 && figures.items() > 0) {
            return List.of(words.phrase("prevalence.all"));
        }
        switch (figures.corrected()) {
            case PredictionPowered.NotEstimated none ->
                notes.add(words.phrase("prevalence.none", words.reason(none.why())));
            case PredictionPowered.Estimated e -> {
                notes.add(e.humanCodes() == e.items()
                        ? words.phrase("prevalence.all")
                        : words.phrase("prevalence.text", words.count(e.humanCodes())));
                if (e.unusable() > 0) {
                    notes.add(words.phrase("prevalence.unusable", words.count(e.unusable())));
                }
            }
        }
        return notes;
    }

    private List<Map<String, Object>> tables() {
        return Stream.of(Dimension.values()).filter(d -> !rows(d).isEmpty()).map(d -> Map.of("dimension", d.label(),
                "rows", rows(d).stream().map(r -> new Row(name(d, r.name()), r.cell())).toList())).toList();
    }

    private Map<String, String> benchmark(BenchmarkDistance b) {
        String declared = switch (b.benchmark()) {
            case Benchmark.Parity parity -> words.phrase("benchmark.parity");
            case Benchmark.Weighted weighted -> words.phrase("benchmark.weighted", words.percent(weighted.pro()));
            case Benchmark.Access access -> words.phrase("benchmark.access");
        };
        Cell cell = rows(Dimension.PROGRAMME_CLASS).stream().filter(r -> r.name().equals(b.programmeClass()))
                .map(Row::cell).findFirst().orElse(Cell.EMPTY);
        String none = words.phrase("no.data");
        String distance = b.benchmark() instanceof Benchmark.Access
                ? words.phrase(b.met() ? "benchmark.access.met" : "benchmark.access.unmet")
                : b.distance().figure().text(v -> words.decimal(v, 2), none);
        return Map.of("name", b.programmeClass(), "declared", declared, "counts",
                words.count(cell.pro().items()) + " / " + words.count(cell.contra().items()), "distance", distance,
                "p", b.benchmark() instanceof Benchmark.Access ? "–" : b.pValue().text(this::pValue, none));
    }

    private String pValue(double p) {
        return p < 0.0001 ? "< " + words.decimal(0.0001, 4) : words.decimal(p, 4);
    }

    private String heterogeneity() {
        return switch (human.outlets().pValue()) {
            case Figure.Known known -> words.phrase("heterogeneity", pValue(known.value()),
                    heterogeneityMethod(human.outlets().method()));
            case Figure.NoData none -> words.phrase("heterogeneity.none", words.reason(none.why()));
        };
    }

    /** The statistics speak English; draws and seed are taken from their sentence. */
    private String heterogeneityMethod(String english) {
        Matcher drawn = Pattern.compile("Monte Carlo, (\\d+) draws, seed (-?\\d+)").matcher(english);
        return drawn.matches()
                ? words.phrase("heterogeneity.method", drawn.group(1), drawn.group(2))
                : words.reason(english);
    }

    private List<Map<String, String>> tally() {
        Optional<Tally> tally = input.collection().tally();
        if (tally.isEmpty()) {
            return List.of();
        }
        Tally t = tally.get();
        return List.of(line("discovered", t.discovered(), "fetched", t.fetched(), "refused", t.refused(), "failed",
                t.failed(), "waiting", t.waiting()),
                line("fetched", t.fetched(), "items", t.items(), "notItems", t.notItems(), "unprocessed",
                        t.unprocessed()),
                line("items", t.items(), "inPeriod", t.inPeriod(), "outOfPeriod", t.outOfPeriod(), "undated",
                        t.undated()),
                line("inPeriod", t.inPeriod(), "relevant", t.relevant(), "notRelevant", t.notRelevant()),
                line("relevant", t.relevant(), "distinct", t.distinct(), "repeats", t.repeats()));
    }

    private Map<String, String> line(String whole, long count, Object... parts) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            list.add(words.count((long) parts[i + 1]) + "\u00a0" + words.phrase("tally." + parts[i]));
        }
        return Map.of("whole", words.phrase("tally." + whole), "count", words.count(count), "parts",
                String.join(" + ", list));
    }

    private List<Map<String, Object>> coverage() {
        if (input.collection().coverage().isEmpty()) {
            return List.of();
        }
        return study.period().days().stream().map(day -> Map.<String, Object>of("day", day.toString(), "cells",
                study.outlets().stream().map(o -> coverageCell(o.id(), day)).toList())).toList();
    }

    private Map<String, String> coverageCell(String outlet, LocalDate day) {
        return input.collection().coverage().stream().filter(c -> c.outlet().equals(outlet) && c.day().equals(day))
                .findFirst().map(c -> Map.of("items", words.count(c.items()), "gap", words.gap(c.gap())))
                .orElse(Map.of("items", "–", "gap", words.phrase("unknown")));
    }

    private Map<String, String> item(ReportItem item) {
        var facts = item.facts();
        return Map.of("day", facts.day().map(LocalDate::toString).orElse(words.phrase("unknown")), "outlet",
                outletName(facts.outlet()), "title", shortened(item.evidence().title()), "url", item.evidence().url(),
                "codes",
                code(facts.code()) + " / " + code(item.machine()) + " / " + code(item.reviewed()), "digest",
                item.evidence().digest(), "captured", item.evidence().captured().map(Object::toString).orElse(""));
    }

    private String code(Optional<Code> code) {
        return code.map(c -> words.phrase("code." + c.label())).orElse("–");
    }

    private Map<String, String> explanation(Explanation e) {
        String from = e.inputs().isEmpty()
                ? e.query()
                : String.join(", ", e.inputs().stream().map(Explanation::name).toList());
        return Map.of("name", e.name(), "value", switch (e.figure()) {
            case Figure.Known known -> HtmlPage.number(words, known.value());
            case Figure.NoData none -> words.phrase("no.data") + ": " + words.reason(none.why());
        }, "words", words.phrase("formula." + e.formula().label()), "from", from);
    }

    /** No headline is longer; a page of one "word" of a megabyte takes hours to lay out for print. */
    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "…";
    }
}
