package org.mediabalance.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.mediabalance.study.InputException;

/** A Flink cluster that answers. */
record JobManager(String host, int port, int slots) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ADDRESS = Pattern.compile("([^:/\\s]+):(\\d{1,5})");

    /**
     * Asks the cluster what it is, before anything is given to it.
     *
     * @throws InputException when nothing or something else answers, or no machine has joined it
     */
    static JobManager reach(String address) throws InterruptedException {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new InputException("--jobmanager " + address + ": not HOST:PORT, such as 10.0.0.1:8081");
        }
        String overview = overview(address);
        String version = field(overview, "\"flink-version\":\"([^\"]+)\"");
        if (version.isEmpty()) {
            throw new InputException(
                    "--jobmanager " + address + ": no Flink answers there, but something else; give the"
                            + " address of the JobManager's REST interface");
        }
        String own = EnvironmentInformation.getVersion();
        if (!minor(version).equals(minor(own))) {
            throw new InputException("--jobmanager " + address + ": Flink " + version + ", but this program talks to "
                    + minor(own) + "; start the nodes as docs/cluster.md says");
        }
        int slots = Integer.parseInt(field(overview, "\"slots-total\":(\\d+)"));
        if (slots == 0) {
            throw new InputException(
                    "--jobmanager " + address + ": no TaskManager has joined this cluster; start one or"
                            + " more, as docs/cluster.md says, and try again");
        }
        return new JobManager(parts.group(1), Integer.parseInt(parts.group(2)), slots);
    }

    private static String overview(String address) throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://" + address + "/overview")).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException("--jobmanager " + address + ": no JobManager answers there (" + e
                    + "); start it as docs/cluster.md says, or use --local", e);
        }
    }

    private static String minor(String version) {
        return field(version, "^(\\d+\\.\\d+)");
    }

    private static String field(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
