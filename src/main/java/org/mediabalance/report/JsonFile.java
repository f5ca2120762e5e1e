package org.mediabalance.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mediabalance.balance.Amount;
import org.mediabalance.balance.Cell;
import org.mediabalance.balance.Confusion;
import org.mediabalance.balance.Explanation;
import org.mediabalance.balance.Figure;
import org.mediabalance.balance.PredictionPowered;
import org.mediabalance.study.Reliability;
import org.mediabalance.study.Stance;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report as JSON: every figure with its explanation, for machines and for whoever recomputes it. */
final class JsonFile {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFile() {
    }

    static String write(ReportInput input, ReportFigures figures) {
        ObjectNode root = JSON.createObjectNode();
        study(root.putObject("study"), input);
        ObjectNode views = root.putObject("views");
        figures.views().values().forEach(view -> view(views.putObject(view.view().label()), view));
        published(root.putArray("figures"), input.published());
        input.collection().tally().ifPresent(tally -> root.set("tally", JSON.valueToTree(tally)));
        root.set("broken_tally", JSON.valueToTree(figures.brokenTally()));
        root.set("gaps", JSON.valueToTree(figures.gaps()));
        ObjectNode classifier = root.putObject("classifier");
        figures.classifier().forEach((language, confusion) -> classifier(classifier.putObject(language), confusion));
        ObjectNode byStory = root.putObject("bootstrap_by_story");
        figures.byStory().forEach((stance, i) -> byStory.putObject(stance.label()).put("low", i.low()).put("high",
                i.high()));
        corrected(root.putObject("corrected"), figures.corrected());
        root.put("reviewed_items", input.coding().reviewedItems());
        ArrayNode agreement = root.putArray("agreement");
        input.coding().agreement().forEach(r -> agreement(agreement.addObject(), r));
        ObjectNode method = root.putObject("method");
        input.method().facts().forEach(fact -> method.put(fact.name(), fact.value()));
        ArrayNode explanations = root.putArray("explanations");
        figures.explanations(input).forEach(e -> explanation(explanations.addObject(), e));
        return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    private static void study(ObjectNode node, ReportInput input) {
        var study = input.study();
        node.put("id", study.id());
        node.set("title", sorted(study.title()));
        node.set("question", sorted(study.question().text()));
        node.put("from", study.period().from().toString());
        node.put("to", study.period().to().toString());
        node.put("zone", study.period().zone().toString());
        node.put("codebook", study.codebook());
        node.put("census", study.census());
        node.put("query", input.query());
        node.put("seed", input.seed());
    }

    private static ObjectNode sorted(Map<String, String> map) {
        ObjectNode node = JSON.createObjectNode();
        map.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> node.put(e.getKey(), e.getValue()));
        return node;
    }

    private static void view(ObjectNode node, ViewFigures view) {
        for (Stance stance : Stance.values()) {
            node.put(stance.label(), view.total().of(stance).items());
        }
        node.put("total", view.total().coded().items());
        node.put("left_out", view.total().leftOut().items());
        node.put("uncoded", view.total().uncoded().items());
        ObjectNode tables = node.putObject("tables");
        view.tables().forEach((dimension, rows) -> {
            ArrayNode table = tables.putArray(dimension);
            rows.forEach(row -> cell(table.addObject().put(dimension, row.name()), row.cell()));
        });
        ObjectNode test = node.putObject("outlets_differ");
        put(test, "p", view.outlets().pValue());
        test.put("method", view.outlets().method());
    }

    private static void cell(ObjectNode node, Cell cell) {
        for (Stance stance : Stance.values()) {
            amount(node.putObject(stance.label()), cell.of(stance));
        }
        amount(node.putObject("coded"), cell.coded());
        amount(node.putObject("left_out"), cell.leftOut());
        amount(node.putObject("uncoded"), cell.uncoded());
    }

    private static void amount(ObjectNode node, Amount amount) {
        node.put("items", amount.items()).put("seconds", amount.seconds())
                .put("length_unknown", amount.lengthUnknown()).put("stories", amount.stories());
    }

    private static void published(ArrayNode array, List<ReportInput.PublishedFigure> published) {
        published.forEach(f -> array.addObject().put("name", f.name()).put("published", f.published())
                .put("ours", f.ours()).put("tolerance", f.tolerance())
                .put("verdict", f.holds() ? "reproduced" : "not reproduced").put("citation", f.citation()));
    }

    private static void classifier(ObjectNode node, Confusion confusion) {
        node.put("items", confusion.total());
        put(node, "accuracy", confusion.accuracy());
        put(node, "macro_f1", confusion.macroF1());
        ObjectNode counts = node.putObject("confusion");
        for (Stance human : Stance.values()) {
            ObjectNode row = counts.putObject(human.label());
            for (Stance machine : Stance.values()) {
                row.put(machine.label(), confusion.count(human, machine));
            }
        }
    }

    private static void corrected(ObjectNode node, PredictionPowered.Outcome outcome) {
        switch (outcome) {
            case PredictionPowered.NotEstimated none -> node.put("no_data", none.why());
            case PredictionPowered.Estimated e -> {
                node.put("items", e.items()).put("human_codes", e.humanCodes()).put("unusable", e.unusable());
                e.shares().forEach(s -> node.putObject(s.stance().label()).put("value", s.value())
                        .put("low", s.interval().low()).put("high", s.interval().high()).put("weight", s.weight())
                        .put("by_hand_low", s.byHand().low()).put("by_hand_high", s.byHand().high()));
            }
        }
    }

    private static void agreement(ObjectNode node, Reliability r) {
        node.put("variable", r.variable()).put("language", r.language()).put("coders", r.coders()).put("items",
                r.items());
        put(node, "alpha", r.alpha());
        put(node, "low", r.low());
        put(node, "high", r.high());
        put(node, "agreeing", r.percent());
        node.put("note", r.note());
        ArrayNode pairs = node.putArray("pairs");
        r.pairs().forEach(p -> pairs.addObject().put("first", p.first()).put("second", p.second()).put("count",
                p.count()));
    }

    private static void explanation(ObjectNode node, Explanation e) {
        node.put("name", e.name());
        put(node, "value", e.figure());
        if (e.figure() instanceof Figure.NoData none) {
            node.put("no_data", none.why());
        }
        node.put("formula", e.formula().label());
        node.put("words", e.formula().words());
        if (!e.query().isEmpty()) {
            node.put("query", e.query());
        }
        if (e.inputs().isEmpty()) {
            node.set("items", JSON.valueToTree(e.items()));
        } else {
            ArrayNode inputs = node.putArray("inputs");
            e.inputs().forEach(input -> inputs.add(input.name()));
        }
    }

    private static void put(ObjectNode node, String name, Figure figure) {
        put(node, name, figure.orEmpty());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isEmpty()) {
            node.putNull(name);
        } else if (value.getAsDouble() == Math.rint(value.getAsDouble()) && Math.abs(value.getAsDouble()) < 1e15) {
            node.put(name, (long) value.getAsDouble());
        } else {
            node.put(name, value.getAsDouble());
        }
    }
}
