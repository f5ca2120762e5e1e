package org.mediabalance.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.XMPDM;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.jsoup.Jsoup;
import org.xml.sax.SAXException;

/**
 * Reads documents with Apache Tika in this process: PDF, DOCX, ODT, RTF, EPUB, MSG, EML, and the headers of MP4 and WebM.
 * Meant for the child process that a {@link DocumentReader} of the running system starts.
 */
public final class TikaDocuments implements DocumentReader {
    /** A book of 1,000 pages has about 2 million characters; more is a bomb or a data dump. */
    static final int CHARACTERS_MAX = 5_000_000;

    private final TikaConfig tika = TikaConfig.getDefaultConfig();

    private String type(byte[] document, String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try {
            return tika.getDetector().detect(new ByteArrayInputStream(document), metadata).getBaseType().toString();
        } catch (IOException e) {
            return "application/octet-stream";
        }
    }

    @Override
    public DocumentReading read(byte[] document, String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        ToXMLContentHandler xml = new ToXMLContentHandler();
        AutoDetectParser parser = new AutoDetectParser(tika);
        try {
            parser.parse(new ByteArrayInputStream(document),
                    new WriteOutContentHandler(xml, CHARACTERS_MAX), metadata, context(parser, type(document, name)));
        } catch (TikaException | IOException | SAXException e) {
            return new DocumentReading.Refused(reason(e));
        }
        String text = DocumentText.of(Jsoup.parse(xml.toString()));
        Optional<String> title = value(metadata, TikaCoreProperties.TITLE)
                .or(() -> value(metadata, TikaCoreProperties.SUBJECT));
        return new DocumentReading.Read(metadata.get(Metadata.CONTENT_TYPE), title,
                text, List.of(metadata.getValues(TikaCoreProperties.CREATOR)), created(metadata),
                value(metadata, XMPDM.DURATION).flatMap(TikaDocuments::number).or(() -> Matroska.seconds(document)));
    }

    /** What is embedded in a document is another document; but the body of a mail counts as embedded in it. */
    private static ParseContext context(Parser parser, String type) {
        ParseContext context = new ParseContext();
        context.set(Parser.class, type.startsWith("message/") ? parser : EmptyParser.INSTANCE);
        return context;
    }

    private static Optional<String> created(Metadata metadata) {
        return value(metadata, TikaCoreProperties.CREATED).or(() -> value(metadata, TikaCoreProperties.MODIFIED));
    }

    private static Optional<String> value(Metadata metadata, Property property) {
        return Optional.ofNullable(metadata.get(property)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<Double> number(String seconds) {
        try {
            return Optional.of(Double.valueOf(seconds)).filter(value -> value > 0 && Double.isFinite(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return "not readable: " + message.lines().findFirst().orElse("").strip();
    }
}
