package org.mediabalance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The tables and items as one workbook. Every text is written as a text cell, with the same apostrophe as in the CSV
 * before what a spreadsheet would run when the cell is edited. The creation time that the format asks for is the
 * report's own date, so that the same report gives the same bytes.
 */
final class XlsxFile {
    /** A worksheet ends at 1,048,576 rows; the CSV files have no end. */
    static final int ROWS_MAX = 1_000_000;

    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern TIME = Pattern.compile("(?<=>)\\d{4}-\\d\\d-\\d\\dT[^<]+(?=</dcterms:)");

    private XlsxFile() {
    }

    static void write(ReportInput input, ReportFigures figures, Instant date, Path file) throws IOException {
        Path clocked = Files.createTempFile(file.toAbsolutePath().getParent(), "report", ".xlsx");
        try {
            sheets(input, figures, clocked);
            dated(clocked, date, file);
        } finally {
            Files.delete(clocked);
        }
    }

    /** The library takes the time of day and offers no other; the parts are copied with this one in its place. */
    private static void dated(Path clocked, Instant date, Path file) throws IOException {
        try (ZipFile parts = new ZipFile(clocked.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                ZipEntry copy = new ZipEntry(part.getName());
                copy.setTimeLocal(LocalDateTime.ofInstant(date, ZoneOffset.UTC));
                out.putNextEntry(copy);
                try (InputStream in = parts.getInputStream(part)) {
                    if (part.getName().equals(PROPERTIES)) {
                        String created = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        out.write(TIME.matcher(created).replaceAll(date.toString()).getBytes(StandardCharsets.UTF_8));
                    } else {
                        in.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
    }

    private static void sheets(ReportInput input, ReportFigures figures, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "MediaBalance", "1.0")) {
            for (DataFile data : DataFile.all()) {
                Worksheet sheet = workbook.newWorksheet(data.name().replace("tables/", ""));
                sheet.freezePane(0, 1);
                Rows rows = new Rows(sheet);
                rows.add(data.columns().stream().map(DataFile.Column::name).toList());
                data.rows(input, figures, rows::add);
                sheet.finish();
            }
        }
    }

    /** Writes rows one below the other; rows past the end of a worksheet are left to the CSV files. */
    private static final class Rows {
        private final Worksheet sheet;
        private int next;

        Rows(Worksheet sheet) {
            this.sheet = sheet;
        }

        void add(List<?> cells) {
            if (next >= ROWS_MAX) {
                return;
            }
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) instanceof Number number) {
                    sheet.value(next, column, number);
                } else {
                    sheet.value(next, column, CsvFiles.safe(cells.get(column).toString()));
                }
            }
            next++;
        }
    }
}
