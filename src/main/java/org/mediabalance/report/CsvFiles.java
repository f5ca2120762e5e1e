package org.mediabalance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The report's data as CSV (RFC 4180, UTF-8, lines end in a line feed). A text that a spreadsheet would run as a formula
 * gets an apostrophe in front, as OWASP advises.
 */
public final class CsvFiles {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private CsvFiles() {
    }

    static void write(ReportInput input, ReportFigures figures, Path dir) throws IOException {
        for (DataFile data : DataFile.all()) {
            Path file = dir.resolve(data.name() + ".csv");
            Files.createDirectories(file.getParent());
            try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT)) {
                csv.printRecord(data.columns().stream().map(DataFile.Column::name).toList());
                data.rows(input, figures, row -> print(csv, row));
            }
        }
    }

    private static void print(CSVPrinter csv, Iterable<?> row) {
        try {
            for (Object cell : row) {
                csv.print(cell instanceof String text ? safe(text) : cell);
            }
            csv.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One text as a CSV cell, safe to open in a spreadsheet. */
    public static String quoted(String text) {
        return FORMAT.format(safe(text));
    }

    /** The text with what makes a spreadsheet run it taken away. */
    static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
