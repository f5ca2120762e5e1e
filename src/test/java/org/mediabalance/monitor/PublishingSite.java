package org.mediabalance.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A site on loopback that publishes over simulated time: a feed of its newest 15 entries, and a page for each. */
final class PublishingSite implements AutoCloseable {
    static final int IN_FEED = 15;

    /** A page; {@code status} is what it answers with, 200 while it is there. */
    record Entry(String path, Instant published, String title, String text, int status) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock;
    private final boolean dates;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    volatile int feedStatus = 200;

    /**
     * @param dates whether feed entries carry their time
     */
    PublishingSite(Clock clock, boolean dates) {
        this.clock = clock;
        this.dates = dates;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    synchronized void publish(String path, Instant at, String title, String text) {
        entries.put(path, new Entry(path, at, title, text, 200));
    }

    synchronized void change(String path, String title, String text, int status) {
        entries.put(path, new Entry(path, entries.get(path).published(), title, text, status));
    }

    synchronized List<Entry> published(Instant from, Instant to) {
        return entries.values().stream().filter(e -> !e.published().isBefore(from) && e.published().isBefore(to))
                .toList();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    int asked(String path) {
        return asked.getOrDefault(path, 0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.merge(path, 1, Integer::sum);
        if (path.equals("/robots.txt")) {
            send(exchange, 200, "text/plain", "User-agent: *\nAllow: /\n");
        } else if (path.equals("/feed")) {
            send(exchange, feedStatus, "application/rss+xml", feed());
        } else {
            Entry entry = entries.get(path);
            boolean there = entry != null && !entry.published().isAfter(clock.instant());
            send(exchange, there ? entry.status() : 404, "text/html; charset=utf-8", there ? page(entry) : "not found");
        }
    }

    private String feed() {
        List<Entry> newest = new ArrayList<>(published(Instant.MIN, clock.instant()));
        newest.sort((a, b) -> b.published().compareTo(a.published()));
        return newest.stream().limit(IN_FEED).map(e -> "<item><title>" + e.title() + "</title><link>" + url(e.path())
                + "</link>" + (dates
                        ? "<pubDate>"
                                + DateTimeFormatter.RFC_1123_DATE_TIME.format(e.published().atOffset(ZoneOffset.UTC))
                                + "</pubDate>"
                        : "")
                + "</item>").collect(Collectors.joining("", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>"
                        + "<title>f</title><link>" + url("/") + "</link><description>f</description>",
                        "</channel></rss>"));
    }

    /** The time of day in the page changes with every request, as on real sites, and is no edit. */
    private String page(Entry e) {
        return "<!DOCTYPE html><html lang=\"en\"><head><title>" + e.title() + "</title><meta property=\"og:type\""
                + " content=\"article\"><meta property=\"article:published_time\" content=\"" + e.published()
                + "\"></head><body><nav>It is " + clock.instant() + "</nav><article><h1>" + e.title() + "</h1><p>"
                + e.text().replace("\n\n", "</p><p>") + "</p></article></body></html>";
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
