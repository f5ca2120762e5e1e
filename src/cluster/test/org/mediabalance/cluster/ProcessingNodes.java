package org.mediabalance.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Flink cluster: a JobManager and TaskManagers, each a process of its own on loopback, killed when closed. */
public final class ProcessingNodes implements AutoCloseable {
    /** Some seconds alone; three quarters of a minute on two cores that many share. */
    private static final Duration START = Duration.ofMinutes(4);
    private static final String SLOTS = "2";

    private final Path directory;
    private final int rest;
    private final List<Process> processes = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private ProcessingNodes(Path directory, int rest) {
        this.directory = directory;
        this.rest = rest;
        // A test that is itself stopped leaves no processes behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts a JobManager and this many TaskManagers of two slots and waits until all have joined. */
    public static ProcessingNodes start(Path directory, int workers) throws IOException, InterruptedException {
        List<Integer> ports = Nodes.freePorts(2);
        String rpc = ports.get(0).toString();
        ProcessingNodes nodes = new ProcessingNodes(directory, ports.get(1));
        nodes.start("jobmanager", "-Xmx512m", "jobmanager", "127.0.0.1", rpc, ports.get(1).toString());
        for (int worker = 0; worker < workers; worker++) {
            nodes.start("taskmanager" + worker, "-Xmx768m", "taskmanager", "127.0.0.1", "127.0.0.1", rpc, SLOTS);
        }
        nodes.await("\"taskmanagers\":" + workers);
        return nodes;
    }

    private void start(String name, String memory, String kind, String... rest) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), memory, "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ProcessingNode.class.getName(), kind, directory.resolve(name).toString()));
        command.addAll(List.of(rest));
        processes.add(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile()).start());
    }

    private void await(String expected) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!ask("/overview").contains(expected)) {
            if (System.nanoTime() > end || processes.stream().anyMatch(process -> !process.isAlive())) {
                throw new IOException("no Flink cluster within " + START + "; see " + directory);
            }
            Thread.sleep(300);
        }
    }

    /** {@code HOST:PORT} of the REST interface. */
    public String address() {
        return "127.0.0.1:" + rest;
    }

    /** What the JobManager answers; empty while it does not. */
    public String ask(String path) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://" + address() + path)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends a TaskManager at once, as a power cut does. */
    public void killTaskManager(int worker) throws InterruptedException {
        processes.get(1 + worker).destroyForcibly().waitFor();
    }

    /** Ends the JobManager. */
    public void killJobManager() throws InterruptedException {
        processes.getFirst().destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        client.close();
    }
}
