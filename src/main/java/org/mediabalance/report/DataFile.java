package org.mediabalance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mediabalance.balance.Amount;
import org.mediabalance.balance.Dimension;
import org.mediabalance.balance.Posterior;
import org.mediabalance.report.ViewFigures.Row;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * One flat table of the report's data, with what each column means: what CSV, workbook and data package are made of.
 *
 * @param name without extension, such as {@code tables/outlet}
 */
record DataFile(String name, String description, List<Column> columns, Source source) {

    /** A column; {@code type} is one of the Table Schema of Frictionless Data. */
    record Column(String name, String type, String description) {}

    /** Hands over the rows one at a time. */
    @FunctionalInterface
    interface Source {
        void rows(ReportInput input, ReportFigures figures, Consumer<List<?>> sink);
    }

    void rows(ReportInput input, ReportFigures figures, Consumer<List<?>> sink) {
        source.rows(input, figures, sink);
    }

    /** All tables, in the order they are written. */
    static List<DataFile> all() {
        List<DataFile> files = new ArrayList<>(List.of(items(), codes()));
        for (Dimension dimension : Dimension.values()) {
            files.add(table(dimension));
        }
        return files;
    }

    private static Column text(String name, String description) {
        return new Column(name, "string", description);
    }

    private static DataFile items() {
        return new DataFile("items", "One row per relevant, distinct item; no copyrighted text", List.of(
                text("id", "first 64 bits of the SHA-256 of the item's address"), text("outlet", "outlet id"),
                text("owner", "owner type of the outlet"), text("language", "ISO 639-1 code"),
                new Column("day", "date", "local day of publication"),
                new Column("time", "time", "local time of publication, where known"),
                new Column("seconds", "integer", "running time, where known"),
                text("story", "name of the cluster of near-identical items"),
                text("programme_class", "programme class"), text("kind", "clip, article, post or document"),
                text("human", "code people settled on"), text("machine", "code of the classifier"),
                text("reviewed", "code after the least certain items were reviewed"),
                new Column("p_neutral", "number", "classifier's probability of neutral"),
                new Column("p_pro", "number", "classifier's probability of pro"),
                new Column("p_contra", "number", "classifier's probability of contra"),
                new Column("inclusion", "number", "chance of having been drawn for human coding"),
                text("url", "address of the item"), new Column("captured", "datetime", "when the outlet served it"),
                text("digest", "digest of the captured bytes, as in the WARC record")),
                (input, figures, sink) -> input.items().forEach(item -> sink.accept(row(item))));
    }

    private static List<Object> row(ReportItem item) {
        var facts = item.facts();
        Optional<Posterior> posterior = item.posterior().filter(Posterior::isDistribution);
        return List.of(facts.id(), facts.outlet(), facts.owner(), facts.language(), cell(facts.day()),
                cell(facts.time()), cell(facts.length().map(l -> l.toSeconds())), facts.story(),
                facts.programmeClass(), facts.kind(), label(facts.code()), label(item.machine()),
                label(item.reviewed()), cell(posterior.map(Posterior::neutral)), cell(posterior.map(Posterior::pro)),
                cell(posterior.map(Posterior::contra)), cell(item.inclusion()), item.evidence().url(),
                cell(item.evidence().captured()), item.evidence().digest());
    }

    private static DataFile codes() {
        return new DataFile("codes", "One row per code given to an item", List.of(text("item", "item id"),
                text("by", "coder, or 'machine', or 'settled' for what people settled on"),
                text("code", "word of the codebook")), (input, figures, sink) -> {
                    input.coding().codes().forEach(c -> sink.accept(List.of(c.item(), c.coder(), c.code().label())));
                    input.items().forEach(item -> {
                        String id = item.facts().id();
                        item.facts().code().ifPresent(code -> sink.accept(List.of(id, "settled", code.label())));
                        item.machine().ifPresent(code -> sink.accept(List.of(id, "machine", code.label())));
                    });
                });
    }

    private static DataFile table(Dimension dimension) {
        return new DataFile("tables/" + dimension.label(), "Coverage by " + dimension.label(), List.of(
                text("view", "whose codes: human, machine or reviewed"), text(dimension.label(), "row"),
                text("stance", "neutral, pro, contra, left_out or uncoded"),
                new Column("items", "integer", "number of items"),
                new Column("seconds", "integer", "running time of the items whose length is known"),
                new Column("length_unknown", "integer", "items whose length is not known"),
                new Column("stories", "integer", "distinct stories among the items")), (input, figures, sink) -> {
                    for (ViewFigures view : figures.views().values()) {
                        view.tables().get(dimension.label()).forEach(row -> amounts(view, row, sink));
                    }
                });
    }

    private static void amounts(ViewFigures view, Row row, Consumer<List<?>> sink) {
        for (Stance stance : Stance.values()) {
            amount(view, row, stance.label(), row.cell().of(stance), sink);
        }
        amount(view, row, "left_out", row.cell().leftOut(), sink);
        amount(view, row, "uncoded", row.cell().uncoded(), sink);
    }

    private static void amount(ViewFigures view, Row row, String stance, Amount amount, Consumer<List<?>> sink) {
        sink.accept(List.of(view.view().label(), row.name(), stance, amount.items(), amount.seconds(),
                amount.lengthUnknown(), amount.stories()));
    }

    private static Object cell(Optional<?> value) {
        return value.<Object>map(v -> v instanceof Number ? v : v.toString()).orElse("");
    }

    private static String label(Optional<Code> code) {
        return code.map(Code::label).orElse("");
    }
}
