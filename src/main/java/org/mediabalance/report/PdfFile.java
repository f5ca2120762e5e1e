package org.mediabalance.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The page as PDF, from the same text. Letters come from DejaVu, which has all of Kazakh, and are embedded; nothing is
 * loaded from outside. The creation time that PDF asks for is the report's own date, so that the same report gives the
 * same bytes.
 */
final class PdfFile {
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private PdfFile() {
    }

    static void write(String page, Instant date, Path file) throws IOException {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        font(builder, "DejaVuSans.ttf", "DejaVu Sans", REGULAR);
        font(builder, "DejaVuSans-Bold.ttf", "DejaVu Sans", BOLD);
        font(builder, "DejaVuSansMono.ttf", "DejaVu Sans Mono", REGULAR);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.withProducer("MediaBalance");
        builder.useExternalResourceAccessControl((uri, type) -> false,
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(page.replaceFirst("(?i)<!DOCTYPE html>\\s*", ""), null);
        Calendar created = GregorianCalendar.from(date.atZone(ZoneOffset.UTC));
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer(); OutputStream out = Files.newOutputStream(file)) {
            renderer.layout();
            PDDocument document = renderer.createPDFKeepOpen();
            document.getDocumentInformation().setCreationDate(created);
            document.setDocumentId(date.toEpochMilli());
            document.save(out);
        }
    }

    private static void font(PdfRendererBuilder builder, String resource, String family, int weight) {
        builder.useFont(() -> PdfFile.class.getResourceAsStream(FONTS + resource), family, weight, FontStyle.NORMAL,
                true, EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
    }
}
