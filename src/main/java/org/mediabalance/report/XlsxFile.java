package org.mediabalance.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The tables and items as one workbook. Every text is written as a text cell, with the same apostrophe as in the CSV
 * before what a spreadsheet would run when the cell is edited.
 */
final class XlsxFile {
    /** A worksheet ends at 1,048,576 rows; the CSV files have no end. */
    static final int ROWS_MAX = 1_000_000;

    private XlsxFile() {
    }

    static void write(ReportInput input, ReportFigures figures, Path file) throws IOException {
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
