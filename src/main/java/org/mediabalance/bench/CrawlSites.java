package org.mediabalance.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.mediabalance.study.StudyFile;

/**
 * Many made-up sites behind one loopback port, each under a name of its own: robots.txt, a sitemap, pages as
 * large as real ones, sent gzipped.
 */
final class CrawlSites implements AutoCloseable {
    /** The medians of the 95 news pages of the article-extraction-benchmark's development half: 114 KB, gzipped 24 KB. */
    private static final int PAGE_BYTES = 114_000;
    /** Random letters that make a page of this size as large when gzipped. */
    private static final int PAGE_LETTERS = 28_000;
    private static final long SEED = 533;

    private final List<Integer> pages;
    private final Duration latency;
    private final byte[] body = gzip(body());
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    static {
        // Without it the JDK's server holds small answers back for 40 ms, which would flatter every ratio.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    /**
     * @param pages how many pages each site has
     * @param latency how long a site takes to answer
     */
    CrawlSites(List<Integer> pages, Duration latency) {
        this.pages = pages;
        this.latency = latency;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    static String host(int site) {
        return "site" + site + ".example";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(latency);
            String host = exchange.getRequestURI().getHost();
            int site = Integer.parseInt(host.substring(4, host.indexOf('.')));
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/robots.txt" -> send(exchange, "text/plain", "User-agent: *\nAllow: /\n");
                case "/sitemap.xml" -> send(exchange, "application/xml", sitemap(host, pages.get(site)));
                default -> page(exchange, host + path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sitemap(String host, int pages) {
        return IntStream.range(0, pages).mapToObj(i -> "<url><loc>http://" + host + "/p" + i + "</loc></url>").collect(
                Collectors.joining("", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">", "</urlset>"));
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Two gzip members, which are one body: a head of the page's own and the rest, compressed once for all. */
    private void page(HttpExchange exchange, String name) throws IOException {
        byte[] head = gzip("<!DOCTYPE html><html lang=\"ru\"><head><title>" + name + "</title></head><body>");
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, head.length + body.length);
        exchange.getResponseBody().write(head);
        exchange.getResponseBody().write(body);
    }

    private static String body() {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder("<article><h1>Page</h1>");
        while (text.length() < PAGE_LETTERS) {
            text.append("<p>");
            for (int word = 0; word < 60; word++) {
                for (int letter = 2 + random.nextInt(8); letter > 0; letter--) {
                    text.append((char) ('а' + random.nextInt(32)));
                }
                text.append(' ');
            }
            text.append("</p>\n");
        }
        text.append("</article><ul>");
        int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
        String entry = "<li class=\"menu-item\"><a href=\"/section\">Section</a></li>\n";
        text.append(entry.repeat(Math.max(0, (PAGE_BYTES - bytes) / entry.length())));
        return text.append("</ul></body></html>").toString();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes a study of these sites, one outlet each. */
    void study(Path directory, Duration delay) throws IOException {
        String outlets = IntStream.range(0, pages.size()).mapToObj(
                i -> "  - {id: site%d, name: Site %d, owner: private, sites: [\"http://%s/\"]}\n".formatted(i, i,
                        host(i)))
                .collect(Collectors.joining());
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(StudyFile.NAME), """
                id: bench
                title: {ru: Bench}
                question: {ru: Question?}
                sides: {pro: {ru: "Yes"}, contra: {ru: "No"}}
                period: {from: 2022-05-23, to: 2022-06-03, zone: Asia/Almaty}
                voteDay: 2022-06-05
                languages: [ru]
                codebook: {version: "1"}
                coverage: census
                benchmark: {news: parity}
                relevance: {query: {ru: bridge}}
                politeness: {delaySeconds: %s, contact: bench}
                outlets:
                """.formatted(delay.toMillis() / 1000.0) + outlets);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
