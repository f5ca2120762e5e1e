package org.mediabalance.extract;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mediabalance.study.Capture;

/** What a capture's bytes are, told by the bytes themselves first: servers and file names are often wrong. */
enum ContentKind {
    PAGE, CAPTIONS, DOCUMENT, LIST, DATA, BINARY, PLAIN;

    private static final int HEAD = 1024;
    private static final Pattern HTML = Pattern.compile("(?i)<!doctype html|<html[\\s>]");
    private static final Pattern NO_PAGE = Pattern.compile("^(?:image|font)/|^text/(?:css|plain)$|javascript$");
    private static final Pattern LISTS = Pattern.compile("<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\\s>]");
    private static final Pattern TTML = Pattern.compile("<(?:\\w+:)?tt[\\s>]");
    private static final Pattern SUBRIP = Pattern
            .compile("\\A\\uFEFF?\\s*(?:\\d{1,9}\\s*\\R)?\\s*\\d{1,3}:\\d{2}:\\d{2}[.,]\\d{1,3}\\s*-->");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z!/?]");
    /** Word, OpenDocument, EPUB and zip; PDF; RTF; older Office and MSG; MP4; WebM; ID3; Ogg. */
    private static final Pattern DOCUMENT_MAGIC = Pattern.compile(
            "\\A(?:PK\\x03\\x04|.{0,8}%PDF-|\\{\\\\rtf|\\xD0\\xCF\\x11\\xE0|.{4}ftyp|\\x1A\\x45\\xDF\\xA3|ID3|OggS)",
            Pattern.DOTALL);
    private static final Pattern MAIL = Pattern
            .compile("(?im)\\A(?:[A-Za-z][A-Za-z0-9-]{1,40}: ?[^\\n]{0,998}\\n(?:[ \\t][^\\n]{0,998}\\n)*){3}");
    private static final Pattern MAIL_FROM = Pattern.compile("(?im)^From: ");

    static ContentKind of(Capture capture) {
        byte[] body = capture.body();
        String bytes = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        if (DOCUMENT_MAGIC.matcher(bytes).find()) {
            return DOCUMENT;
        }
        boolean wide = bytes.startsWith("\u00FF\u00FE") || bytes.startsWith("\u00FE\u00FF");
        // A stray zero byte makes a page no binary file; browsers leave it out.
        if (bytes.indexOf(0) >= 0 && !wide && !HTML.matcher(bytes).find()) {
            return NO_PAGE.matcher(capture.mediaType()).find() ? PLAIN : BINARY;
        }
        return text(capture, PageCharset.decode(java.util.Arrays.copyOf(body, Math.min(body.length, HEAD)),
                capture.charset()));
    }

    private static ContentKind text(Capture capture, String head) {
        String type = capture.mediaType();
        String start = head.stripLeading();
        if (HTML.matcher(head).find()) {
            return PAGE;
        }
        if (NO_PAGE.matcher(type).find()) {
            return PLAIN;
        }
        if (WebVtt.isWebVtt(head) || type.equals("text/vtt") || type.equals("application/x-subrip")
                || SUBRIP.matcher(head).find() || type.contains("ttml") || TTML.matcher(head).find()) {
            return CAPTIONS;
        }
        if (start.startsWith("#EXTM3U") || LISTS.matcher(head).find()) {
            return LIST;
        }
        if (type.equals("message/rfc822") || MAIL.matcher(head).find() && MAIL_FROM.matcher(head).find()) {
            return DOCUMENT;
        }
        if (start.startsWith("{") || start.startsWith("[") || type.toLowerCase(Locale.ROOT).endsWith("json")) {
            return DATA;
        }
        return TAG.matcher(head).find() || type.contains("html") ? PAGE : PLAIN;
    }
}
