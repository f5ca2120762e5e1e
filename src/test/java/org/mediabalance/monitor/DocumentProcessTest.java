package org.mediabalance.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.mediabalance.extract.DocumentReading;
import org.mediabalance.extract.Extraction;
import org.mediabalance.extract.Extractor;
import org.mediabalance.extract.PageContext;
import org.mediabalance.study.Capture;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

class DocumentProcessTest {
    // a loaded machine starts a JVM slowly
    private static final DocumentProcess DOCUMENTS = new DocumentProcess(Duration.ofSeconds(60));

    private static final Charset CP1251 = Charset.forName("windows-1251");

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
    void openDocumentsAndBooksAreRead() throws IOException {
        byte[] odt = zip("application/vnd.oasis.opendocument.text", "content.xml", """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
                <text:h>Кітапханашымен сұхбат</text:h><text:p>Оқу залын еріктілер қыс бойы сырлап шықты.</text:p>
                <text:p>Енді ол жерде жылы.</text:p></office:text></office:body></office:document-content>""",
                "meta.xml",
                """
                        <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                         xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
                        <office:meta><dc:title>Оқу залы</dc:title><meta:creation-date>2022-05-25T10:00:00</meta:creation-date>
                        </office:meta></office:document-meta>""");
        var document = ((Extraction.Extracted) extract("a.odt", odt)).item();
        assertThat(document.title()).isEqualTo("Оқу залы");
        assertThat(document.text()).isEqualTo("Кітапханашымен сұхбат\n\nОқу залын еріктілер қыс бойы сырлап шықты.\n\n"
                + "Енді ол жерде жылы.");
        assertThat(document.published().orElseThrow().day()).isEqualTo(LocalDate.of(2022, 5, 25));
        byte[] epub = zip("application/epub+zip", "META-INF/container.xml", """
                <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""",
                "book.opf", """
                        <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata
                         xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">b1</dc:identifier>
                        <dc:title>Тихий зал</dc:title><dc:creator>А. Ким</dc:creator></metadata><manifest>
                        <item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
                        <item id="two" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>
                        <spine><itemref idref="two"/><itemref idref="one"/></spine></package>""",
                "one.xhtml", chapter("Потом пришли гости."), "two.xhtml", chapter("Сначала покрасили стены."));
        var book = ((Extraction.Extracted) extract("a.epub", epub)).item();
        assertThat(book.title()).isEqualTo("Тихий зал");
        assertThat(book.authors()).containsExactly("А. Ким");
        assertThat(book.text()).containsSubsequence("Сначала покрасили стены.", "Потом пришли гости.");
    }

    private static String chapter(String text) {
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><p>" + text
                + "</p></body></html>";
    }

    /** A package whose first entry, stored as it is, names its type; then names and contents in turn. */
    private static byte[] zip(String type, String... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            byte[] mimetype = type.getBytes(StandardCharsets.US_ASCII);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(mimetype.length);
            CRC32 crc = new CRC32();
            crc.update(mimetype);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(mimetype);
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void anOutlookMessageIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem message = new POIFSFileSystem()) {
            // MS-OXMSG: streams are named by property and type; 001F is text in UTF-16.
            for (var property : Map.of("001A", "IPM.Note", "0037", "Оқу залы ашылды", "1000",
                    "Зал сәрсенбіде ашылды.\r\nЕнді ол жерде жылы.", "0C1A", "Баспасөз қызметі").entrySet()) {
                message.createDocument(
                        new ByteArrayInputStream(property.getValue().getBytes(StandardCharsets.UTF_16LE)),
                        "__substg1.0_" + property.getKey() + "001F");
            }
            // After a header of 32 bytes, property 0039 (sent), type 0040: 100 ns ticks since 1601.
            long sent = (Instant.parse("2022-05-25T04:00:00Z").getEpochSecond() + 11_644_473_600L) * 10_000_000L;
            ByteBuffer properties = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN).position(32)
                    .putInt(0x00390040).putInt(6).putLong(sent);
            message.createDocument(new ByteArrayInputStream(properties.array()), "__properties_version1.0");
            message.writeFilesystem(out);
        }
        var item = ((Extraction.Extracted) extract("a.msg", out.toByteArray())).item();
        assertThat(item.title()).isEqualTo("Оқу залы ашылды");
        assertThat(item.text()).contains("Зал сәрсенбіде ашылды.").contains("Енді ол жерде жылы.");
        assertThat(item.published().orElseThrow().day()).isEqualTo(LocalDate.of(2022, 5, 25));
    }

    @Test
    void aMailOfPartsInAnOldCharsetIsReadOnce() {
        String mail = "From: press@embassy.example\r\nTo: monitors@study.example\r\nMIME-Version: 1.0\r\n"
                + "Subject: =?windows-1251?B?" + Base64.getEncoder().encodeToString("Зал открыт".getBytes(CP1251))
                + "?=\r\nDate: Wed, 25 May 2022 23:30:00 +0600\r\n"
                + "Content-Type: multipart/alternative; boundary=part\r\n\r\n--part\r\n"
                + "Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString("Читальный зал покрасили.".getBytes(CP1251))
                + "\r\n--part\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Читальный зал <b>покрасили</b>.</p>"
                + "\r\n--part--\r\n";
        var item = ((Extraction.Extracted) extract("a.eml", mail.getBytes(StandardCharsets.UTF_8))).item();
        assertThat(item.title()).isEqualTo("Зал открыт");
        assertThat(item.text()).isEqualTo("Читальный зал покрасили.");
        assertThat(item.published().orElseThrow().day()).isEqualTo(LocalDate.of(2022, 5, 25));
    }

    @Test
    void aWebmFileStatesItsRunningTime() {
        byte[] webm = HexFormat.of().parseHex("1A45DFA3" + "87" + "4282" + "84" + "7765626D" + "18538067"
                + "01FFFFFFFFFFFFFF" + "EC" + "82" + "0000" + "1549A966" + "8E" + "2AD7B1" + "83" + "0F4240" + "4489"
                + "84" + HexFormat.of().toHexDigits(Float.floatToIntBits(134_500f)) + "1F43B675" + "FF" + "0000");
        var item = ((Extraction.Extracted) extract("a.webm", webm)).item();
        assertThat(item.kind()).isEqualTo(ItemKind.CLIP);
        assertThat(item.runningTime()).contains(new RunningTime(Duration.ofMillis(134_500), "media-header"));
        assertThat(extract("cut.webm", java.util.Arrays.copyOf(webm, 40))).isInstanceOf(Extraction.Unreadable.class);
    }

    @Test
    void damageAndSlownessAreRefusals() {
        assertThat(extract("a.pdf", "%PDF-1.7 nothing more".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Extraction.Unreadable.class);
        DocumentReading late = new DocumentProcess(Duration.ofMillis(1)).read(new byte[10], "a.pdf");
        assertThat(late).isEqualTo(new DocumentReading.Refused("over the time limit of 0 s"));
    }
}
