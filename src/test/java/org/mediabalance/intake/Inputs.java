package org.mediabalance.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a study and files to import into it, as tools would leave them. */
final class Inputs {
    private final Path root;
    private int records;

    Inputs(Path root) {
        this.root = root;
        write("study/study.yaml", """
                id: test
                title: {en: Test}
                question: {en: "Question?", ru: "Вопрос?"}
                sides: {pro: {en: "Yes"}, contra: {en: "No"}}
                period: {from: 2022-05-23, to: 2022-06-03, zone: Asia/Almaty}
                voteDay: 2022-06-05
                languages: [ru, en]
                codebook: {version: "1"}
                coverage: census
                benchmark: {news: parity}
                relevance: {query: {en: bridge, ru: мост OR моста OR мосте}}
                outlets:
                  - id: arna
                    name: Арна
                    owner: state
                    sites: ["https://arna.example/", "https://clips.example/@arna_tv", "https://shared.example/"]
                    sources:
                      - {type: telegram, url: "https://t.me/s/arna_tv"}
                      - {type: youtube, url: "https://www.youtube.com/feeds/videos.xml?channel_id=UCarna"}
                  - id: other
                    name: Other
                    owner: private
                    sites: ["https://other.example/", "https://shared.example/"]
                """);
    }

    Path study() {
        return root.resolve("study");
    }

    Path path(String name) {
        return root.resolve(name);
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page about the bridge that the extraction takes for an item. */
    static String page(String title, String head) {
        return "<!DOCTYPE html><html lang=\"ru\"><head><title>" + title + "</title>" + head
                + "<meta property=\"article:published_time\" content=\"2022-05-30T10:00:00+06:00\"></head><body><h1>"
                + title + "</h1><article><p>" + "Жители рассказали, как будут строить мост через реку. ".repeat(5)
                + "</p><p>" + (title + " обсуждали в городе, сообщил председатель. ").repeat(5)
                + "</p></article></body></html>";
    }

    /** One record as a gzip member of its own. */
    byte[] record(String type, String url, String contentType, String fields, byte[] block) {
        String head = "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>"
                .formatted(++records) + "\r\nWARC-Date: 2022-06-02T10:00:00Z\r\nWARC-Target-URI: " + url
                + "\r\nContent-Type: " + contentType + "\r\n" + fields + "Content-Length: " + block.length
                + "\r\n\r\n";
        return gzip(join(head.getBytes(StandardCharsets.UTF_8), block, "\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    byte[] response(String url, String status, String headers, byte[] body) {
        byte[] http = ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return record("response", url, "application/http; msgtype=response", "", join(http, body));
    }

    byte[] html(String url, String page) {
        return response(url, "200 OK", "Content-Type: text/html; charset=utf-8\r\n",
                page.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    static byte[] zip(String entry, byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zipped)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
