package org.mediabalance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a balance report into a directory: {@code index.html} (one self-contained page), {@code report.json},
 * {@code tables/*.csv} and {@code items.csv}. Files of these names are replaced, others are left alone. The same input
 * gives the same bytes.
 */
public final class ReportWriter {
    private ReportWriter() {
    }

    /**
     * Computes and writes the report.
     *
     * @param language {@code en}, {@code ru} or {@code kk}; any other is an input error
     * @return the figures that were written
     */
    public static ReportFigures write(ReportInput input, Path dir, String language) throws IOException {
        Phrasebook words = new Phrasebook(language);
        ReportFigures figures = ReportFigures.of(input);
        Files.createDirectories(dir);
        Files.writeString(dir.resolve("index.html"), HtmlPage.write(input, figures, words), StandardCharsets.UTF_8);
        Files.writeString(dir.resolve("report.json"), JsonFile.write(input, figures), StandardCharsets.UTF_8);
        CsvFiles.write(input, figures, dir);
        return figures;
    }
}
