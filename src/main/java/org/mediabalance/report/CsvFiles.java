package org.mediabalance.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mediabalance.balance.Amount;
import org.mediabalance.balance.Dimension;
import org.mediabalance.balance.Posterior;
import org.mediabalance.report.ViewFigures.Row;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * The tables and the item list as CSV (RFC 4180, UTF-8, lines end in a line feed). A text that a spreadsheet would run
 * as a formula gets an apostrophe in front, as OWASP advises.
 */
final class CsvFiles {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private CsvFiles() {
    }

    /** Writes {@code tables/*.csv}, one file per dimension with all views, and {@code items.csv}. */
    static void write(ReportInput input, ReportFigures figures, Path dir) throws IOException {
        Path tables = Files.createDirectories(dir.resolve("tables"));
        for (Dimension dimension : Dimension.values()) {
            table(figures.views(), dimension, tables.resolve(dimension.label() + ".csv"));
        }
        items(input.items(), dir.resolve("items.csv"));
    }

    private static void table(Map<String, ViewFigures> views, Dimension dimension, Path file) throws IOException {
        try (CSVPrinter csv = printer(file)) {
            csv.printRecord("view", dimension.label(), "stance", "items", "seconds", "length_unknown", "stories");
            for (ViewFigures view : views.values()) {
                for (Row row : view.tables().get(dimension.label())) {
                    for (Stance stance : Stance.values()) {
                        amount(csv, view, row, stance.label(), row.cell().of(stance));
                    }
                    amount(csv, view, row, "left_out", row.cell().leftOut());
                    amount(csv, view, row, "uncoded", row.cell().uncoded());
                }
            }
        }
    }

    private static void amount(CSVPrinter csv, ViewFigures view, Row row, String stance, Amount amount)
            throws IOException {
        csv.printRecord(view.view().label(), safe(row.name()), stance, amount.items(), amount.seconds(),
                amount.lengthUnknown(), amount.stories());
    }

    private static void items(Iterable<ReportItem> items, Path file) throws IOException {
        try (CSVPrinter csv = printer(file)) {
            csv.printRecord("id", "outlet", "owner", "language", "day", "time", "seconds", "story", "programme_class",
                    "kind", "human", "machine", "reviewed", "p_neutral", "p_pro", "p_contra", "inclusion", "url",
                    "captured", "digest");
            for (ReportItem item : items) {
                csv.printRecord(row(item));
            }
        }
    }

    private static List<Object> row(ReportItem item) {
        var facts = item.facts();
        Optional<Posterior> posterior = item.posterior();
        return List.of(safe(facts.id()), safe(facts.outlet()), safe(facts.owner()), safe(facts.language()),
                text(facts.day()), text(facts.time()), text(facts.length().map(l -> l.toSeconds())),
                safe(facts.story()), safe(facts.programmeClass()), safe(facts.kind()), label(facts.code()),
                label(item.machine()), label(item.reviewed()), text(posterior.map(Posterior::neutral)),
                text(posterior.map(Posterior::pro)), text(posterior.map(Posterior::contra)), text(item.inclusion()),
                safe(item.evidence().url()), text(item.evidence().captured()), safe(item.evidence().digest()));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static String label(Optional<Code> code) {
        return code.map(Code::label).orElse("");
    }

    /** The text with what makes a spreadsheet run it taken away. */
    static String safe(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }

    private static CSVPrinter printer(Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        return new CSVPrinter(writer, FORMAT);
    }
}
