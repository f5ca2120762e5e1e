package org.mediabalance.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * What people put before a node: it asks for a login, speaks TLS or bounds requests, passes on what it lets through, and refuses with a
 * page for people. The user {@code monitor} with the password {@code secret} may do everything, {@code guest} nothing.
 */
final class Gate implements AutoCloseable {
    private static final String MONITOR = login("monitor", "secret");
    private static final String GUEST = login("guest", "secret");

    private static final int LARGEST = 100_000_000;

    private final HttpServer server;
    private final String scheme;
    private final HttpClient client = HttpClient.newHttpClient();

    private Gate(HttpServer server, String scheme, URI node, boolean login, int largest) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", exchange -> {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            if (login && !MONITOR.equals(given)) {
                answer(exchange, GUEST.equals(given) ? 403 : 401, "<html>No entry".getBytes(StandardCharsets.UTF_8));
            } else {
                pass(exchange, node, largest);
            }
        });
        server.start();
    }

    private static String login(String user, String password) {
        return "Basic " + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static Gate withLogin(URI node) throws IOException {
        return new Gate(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0), "http", node, true, LARGEST);
    }

    /** Lets requests of this many bytes pass and no larger ones. */
    static Gate narrow(URI node, int largest) throws IOException {
        return new Gate(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0), "http", node, false, largest);
    }

    static Gate withTls(URI node, HeldCertificate certificate) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext()));
        return new Gate(server, "https", node, false, LARGEST);
    }

    /** Where the gate is, by this name of this machine. */
    String address(String name) {
        return scheme + "://" + name + ":" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange, URI node, int largest) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > largest) {
            answer(exchange, 413, "<html>Too large".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(node.resolve(exchange.getRequestURI()))
                            .header("Content-Type", "application/json")
                            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
