package org.mediabalance.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mediabalance.study.SharedIndex;

/** A real OpenSearch cluster: each node a process of its own on free ports of loopback, killed when closed. */
public final class Nodes implements AutoCloseable {
    /** A minute and a quarter on two cores that many share; a few seconds alone. */
    private static final Duration START = Duration.ofMinutes(6);

    private static Nodes shared;

    private final Path directory;
    private final Class<?> program;
    private final List<Integer> http;
    private final List<Integer> transport;
    private final List<Process> processes = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private Nodes(Path directory, int count, Class<?> program) throws IOException {
        this.directory = directory;
        this.program = program;
        List<Integer> ports = freePorts(2 * count);
        this.http = ports.subList(0, count);
        this.transport = ports.subList(count, 2 * count);
        // A test that is itself stopped leaves no nodes behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** One node for all suites, each with index names of its own; it runs until the tests end. */
    public static synchronized Nodes shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start(Files.createTempDirectory(Path.of("target"), "node"), 1);
        }
        return shared;
    }

    /** Starts this many nodes and waits until they are one cluster. */
    public static Nodes start(Path directory, int count) throws IOException, InterruptedException {
        return started(new Nodes(directory, count, SearchNode.class));
    }

    /** Starts a node as OpenSearch is, without the product's plugin. */
    public static Nodes bare(Path directory) throws IOException, InterruptedException {
        return started(new Nodes(directory, 1, BareNode.class));
    }

    private static Nodes started(Nodes nodes) throws IOException, InterruptedException {
        nodes.startAll();
        return nodes;
    }

    /** Starts all nodes again, with the data they had. */
    public void startAll() throws IOException, InterruptedException {
        processes.clear();
        for (int node = 0; node < http.size(); node++) {
            processes.add(process(node));
        }
        await("/_cluster/health?wait_for_nodes=" + http.size() + "&wait_for_status=yellow&timeout=60s", 0);
    }

    private Process process(int node) throws IOException {
        String all = transport.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED", "--add-modules", "jdk.incubator.vector", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName(), "node" + node, directory.resolve("node" + node).toString(), "127.0.0.1",
                http.get(node).toString(), transport.get(node).toString(), all)
                .redirectErrorStream(true).redirectOutput(directory.resolve("node" + node + ".log").toFile()).start();
    }

    /** The study's index in this cluster. */
    public SharedIndex index(String name) {
        return new SharedIndex(http.stream().map(port -> URI.create("http://127.0.0.1:" + port)).toList(), name, false);
    }

    /** Ends a node at once, as a power cut does. */
    public void kill(int node) throws InterruptedException {
        processes.get(node).destroyForcibly().waitFor();
    }

    /** The answer of one node to a request, whatever its status. */
    public String ask(int node, String method, String path, String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.get(node) + path))
                .header("Content-Type", "application/json").timeout(Duration.ofSeconds(90))
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Waits until the node answers this with success and without a time-out. */
    public void await(String path, int node) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                String answer = ask(node, "GET", path, "");
                if (answer.contains("\"timed_out\":false")) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > end || !processes.get(node).isAlive()) {
                    throw new IOException("node" + node + " does not start; see " + directory, e);
                }
            }
            if (System.nanoTime() > end) {
                throw new IOException("no cluster within " + START + "; see " + directory);
            }
            Thread.sleep(500);
        }
    }

    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Override
    public void close() {
        IntStream.range(0, processes.size()).forEach(node -> processes.get(node).destroyForcibly());
        client.close();
    }
}
