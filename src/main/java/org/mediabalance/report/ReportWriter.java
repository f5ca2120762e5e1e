package org.mediabalance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes a balance report into a directory: {@code index.html} (one self-contained page), {@code report.json},
 * {@code tables/*.csv}, {@code items.csv} and {@code codes.csv}, and extras. Files of these names are replaced, others are left alone. The same input
 * gives the same bytes.
 */
public final class ReportWriter {
    private ReportWriter() {
    }

    /** What is written beside the page, the JSON and the CSV files. */
    public enum Extra {
        /** {@code report.pdf}, from the same page. */
        PDF,
        /** {@code report.xlsx}, the tables and items as a workbook. */
        XLSX,
        /** {@code datapackage.json}, which describes the CSV files for other programs. */
        DATA_PACKAGE
    }

    /**
     * Computes and writes the report.
     *
     * @param language {@code en}, {@code ru} or {@code kk}; any other is an input error
     * @return the figures that were written
     */
    public static ReportFigures write(ReportInput input, Path dir, String language, Extra... extras)
            throws IOException {
        Phrasebook words = new Phrasebook(language);
        ReportFigures figures = ReportFigures.of(input);
        Files.createDirectories(dir);
        String page = HtmlPage.write(input, figures, words);
        Files.writeString(dir.resolve("index.html"), page, StandardCharsets.UTF_8);
        Files.writeString(dir.resolve("report.json"), JsonFile.write(input, figures), StandardCharsets.UTF_8);
        CsvFiles.write(input, figures, dir);
        // A report has no clock: formats that ask for a time get the end of the period it is about.
        Instant date = input.study().period().to().plusDays(1).atStartOfDay(input.study().period().zone()).toInstant();
        for (Extra extra : extras) {
            switch (extra) {
                case PDF -> PdfFile.write(page, date, dir.resolve("report.pdf"));
                case XLSX -> XlsxFile.write(input, figures, date, dir.resolve("report.xlsx"));
                case DATA_PACKAGE -> DataPackage.write(input, dir);
            }
        }
        return figures;
    }
}
