package org.mediabalance.crawl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site that answers with the bytes it was told to, however wrong they are; unknown paths get a plain 404. */
final class RawSite implements AutoCloseable {
    /** Writes one answer; the connection is kept for the next request unless it throws. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    RawSite(ServerSocket server) {
        this.server = server;
        threads.submit(this::accept);
    }

    static RawSite onLoopback() throws IOException {
        return new RawSite(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.submit(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                requests.add(line);
                while (!line.isEmpty()) {
                    line = in.readLine();
                }
                String path = requests.getLast().split(" ")[1].replaceFirst("^https?://[^/]*", "");
                answers.getOrDefault(path, text("404 Not Found", "")).write(socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // the client gave up, as some tests want
        }
    }

    /** A well-formed answer. */
    static Answer text(String status, String body) {
        return out -> out.write(("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    /** These bytes and nothing else. */
    static Answer bytes(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    RawSite answer(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** A list of these paths at {@code /list}, one line each. */
    RawSite list(String... paths) {
        return answer("/list", text("200 OK", String.join("\n", paths)));
    }

    int port() {
        return server.getLocalPort();
    }

    URI url(String path) {
        String host = server.getInetAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + path);
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
