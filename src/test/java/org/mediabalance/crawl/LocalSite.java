package org.mediabalance.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.mediabalance.study.StudyText;

/** A real site on a loopback port; a path answers as it was told to, others with 404. */
final class LocalSite implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> routes = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Long> times = new CopyOnWriteArrayList<>();

    LocalSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                times.add(System.nanoTime());
                routes.getOrDefault(exchange.getRequestURI().toString(), e -> e.sendResponseHeaders(404, -1))
                        .handle(exchange);
            }
        });
        server.start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** A study.yaml whose one outlet is this site; sources may be added below it. */
    String study() {
        return study(url("/"));
    }

    static String study(URI site) {
        return StudyText.of("2022-05-23", "0.02", site);
    }

    LocalSite route(String path, HttpHandler handler) {
        routes.put(path, handler);
        return this;
    }

    LocalSite page(String path, String type, String body) {
        return route(path, exchange -> send(exchange, 200, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    LocalSite status(String path, int status) {
        return route(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    LocalSite redirect(String path, String location) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** A sitemap at the usual place that names these paths. */
    LocalSite sitemap(String... paths) {
        return page("/sitemap.xml", "application/xml", Arrays.stream(paths)
                .map(path -> "<url><loc>" + url(path) + "</loc></url>").collect(Collectors.joining("",
                        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">", "</urlset>")));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Method and path of each request so far. */
    List<String> requests() {
        return requests;
    }

    /** When each request came, in nanoseconds. */
    List<Long> times() {
        return times;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
