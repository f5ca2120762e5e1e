package org.mediabalance.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.mediabalance.extract.DocumentReading;
import org.mediabalance.extract.Extraction;
import org.mediabalance.extract.Extractor;
import org.mediabalance.extract.PageContext;
import org.mediabalance.study.Capture;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;

class DocumentProcessTest {
    // a loaded machine starts a JVM slowly
    private static final DocumentProcess DOCUMENTS = new DocumentProcess(Duration.ofSeconds(60));

    private static Extraction extract(String file, byte[] body) {
        Capture capture = new Capture(URI.create("https://embassy.example/" + file),
                Instant.parse("2022-06-10T00:00:00Z"), 200, "", Optional.empty(), body);
        return new Extractor((title, text, declared) -> "en", DOCUMENTS).extract(capture,
                PageContext.outsideStudy(ZoneId.of("Asia/Almaty")));
    }

    @Test
    void aPdfIsReadWithoutRunningHeadsAndHyphens() throws IOException {
        byte[] pdf = pdf(List.of(List.of("Embassy Bulletin 12", "Interview with the librarian", "25 May 2022",
                "The reading room was opened by volun-", "teers who had painted it over the winter.", "- 1 -"),
                List.of("Embassy Bulletin 12", "Visitors came from three districts and", "- 2 -"),
                List.of("Embassy Bulletin 12", "stayed until the lamps were lit.", "- 3 -")));
        var item = ((Extraction.Extracted) extract("interview.pdf", pdf)).item();
        assertThat(item.kind()).isEqualTo(ItemKind.DOCUMENT);
        assertThat(item.text()).contains("opened by volunteers who had painted").doesNotContain("- 2 -")
                .contains("three districts and stayed until").doesNotContain("Embassy Bulletin");
        assertThat(item.published()).contains(Published.on(LocalDate.of(2022, 5, 25), "document:date-line"));
    }

    private static byte[] pdf(List<List<String>> pages) throws IOException {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (List<String> lines : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(60, 720);
                    for (int i = 0; i < lines.size(); i++) {
                        content.showText(lines.get(i));
                        // a hyphenated line goes on in the next; other lines stand apart
                        content.newLineAtOffset(0, lines.get(i).endsWith("-") && i + 1 < lines.size() ? -14 : -60);
                    }
                    content.endText();
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void wordRichTextAndMailAreRead() throws IOException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Кітапханашымен сұхбат");
            document.createParagraph().createRun().setText("Оқу залын еріктілер қыс бойы сырлап шықты.");
            document.write(word);
        }
        assertThat(((Extraction.Extracted) extract("a.docx", word.toByteArray())).item().text())
                .isEqualTo("Кітапханашымен сұхбат\n\nОқу залын еріктілер қыс бойы сырлап шықты.");
        String rtf = "{\\rtf1\\ansi The reading room was opened.\\par It is warm there.}";
        assertThat(((Extraction.Extracted) extract("a.rtf", rtf.getBytes(StandardCharsets.US_ASCII))).item().text())
                .contains("The reading room was opened.").contains("It is warm there.");
        String mail = "From: press@embassy.example\nTo: monitors@study.example\nSubject: Reading room\n"
                + "Date: Wed, 25 May 2022 10:00:00 +0600\nContent-Type: text/plain; charset=utf-8\n\nThe room was opened.\n";
        var item = ((Extraction.Extracted) extract("a.eml", mail.getBytes(StandardCharsets.UTF_8))).item();
        assertThat(item.title()).isEqualTo("Reading room");
        assertThat(item.text()).contains("The room was opened.");
        assertThat(item.published().orElseThrow().day()).isEqualTo(LocalDate.of(2022, 5, 25));
    }

    @Test
    void damageAndSlownessAreRefusals() {
        assertThat(extract("a.pdf", "%PDF-1.7 nothing more".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Extraction.Unreadable.class);
        DocumentReading late = new DocumentProcess(Duration.ofMillis(1)).read(new byte[10], "a.pdf");
        assertThat(late).isEqualTo(new DocumentReading.Refused("over the time limit of 0 s"));
    }
}
