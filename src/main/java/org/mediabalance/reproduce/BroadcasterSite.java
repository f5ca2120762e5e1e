package org.mediabalance.reproduce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** One broadcaster's site on a loopback port of its own: pages, lists, captions, robots.txt, and what is broken. */
final class BroadcasterSite implements AutoCloseable {
    private static final int GZIP_FROM_BYTES = 2_000;

    private final SiteStructure structure;
    private final SiteClips clips;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    BroadcasterSite(SiteStructure structure, SiteClips clips) {
        this.structure = structure;
        this.clips = clips;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
            parameters.putAll(parameters(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII)));
            Optional<Clip> clip = clips.at(path);
            if (clip.isPresent() && clip.get().fault().isPresent()) {
                broken(exchange, clip.get());
            } else {
                send(exchange, page(path, parameters, clip));
            }
        }
    }

    private Page page(String path, Map<String, String> parameters, Optional<Clip> clip) {
        if (clip.isPresent()) {
            return structure.item(clip.get());
        }
        if (path.equals("/robots.txt")) {
            return Page.of("text/plain; charset=utf-8", structure.robots());
        }
        if (path.startsWith("/captions/")) {
            return clips.newestFirst().stream().filter(c -> path.equals("/captions/" + c.id() + ".vtt")).findFirst()
                    .map(c -> Page.of("text/vtt; charset=utf-8", webVtt(c))).orElseGet(Page::missing);
        }
        return structure.list(path, parameters).orElseGet(Page::missing);
    }

    private void broken(HttpExchange exchange, Clip clip) throws IOException {
        byte[] whole = structure.item(clip).body();
        switch (clip.fault().orElseThrow()) {
            case "status 500" -> exchange.sendResponseHeaders(500, -1);
            case "status 404" -> exchange.sendResponseHeaders(404, -1);
            case "empty page" -> exchange.sendResponseHeaders(200, -1);
            case "no clip" -> send(exchange, Page.html("<!DOCTYPE html><html><body><h1>404</h1></body></html>"));
            case "cut off" -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(whole, 0, whole.length / 2);
                exchange.getResponseBody().flush();
            }
            default -> throw new IllegalArgumentException("unknown fault of " + clip.id() + ": " + clip.fault());
        }
    }

    private void send(HttpExchange exchange, Page page) throws IOException {
        String etag = "\"" + sha256(page.body()).substring(0, 16) + "\"";
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        if (page.status() == 200) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        byte[] body = page.body();
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (body.length > GZIP_FROM_BYTES && accepted != null && accepted.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = gzip(body);
        }
        exchange.sendResponseHeaders(page.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Captions as a newsroom's exporter writes them: the text's sentences spread over the running time. */
    private static String webVtt(Clip clip) {
        List<String> lines = List.of(clip.text().replace("\n\n", " ").split("(?<=[.!?…]) "));
        long total = lines.stream().mapToLong(String::length).sum();
        StringBuilder out = new StringBuilder("WEBVTT\n\n");
        long said = 0;
        for (String line : lines) {
            long start = clip.seconds() * 1000L * said / total;
            said += line.length();
            out.append(timestamp(start)).append(" --> ").append(timestamp(clip.seconds() * 1000L * said / total))
                    .append('\n').append(line.replace("&", "&amp;").replace("<", "&lt;")).append("\n\n");
        }
        return out.toString();
    }

    private static String timestamp(long millis) {
        Duration time = Duration.ofMillis(millis);
        return "%02d:%02d:%02d.%03d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(),
                time.toMillisPart());
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new HashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
