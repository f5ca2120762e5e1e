package org.mediabalance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.cluster.Nodes;
import org.mediabalance.study.InputException;

/** What can be wrong with a cluster, provoked with real nodes: one sentence, exit 2, and the record as it was. */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexTroubleIT {
    private static final String DISK = "cluster.routing.allocation.disk.";

    @TempDir
    static Path directory;
    private Nodes nodes;
    private URI node;
    private SharedStudy study;
    private String record;

    @BeforeAll
    void start() throws Exception {
        nodes = Nodes.shared();
        node = nodes.index("any").hosts().getFirst();
        study = SharedStudy.in(directory.resolve("study"));
        assertThat(study.run("index rebuild").exit()).isZero();
        record = study.record();
    }

    private void refused(SharedStudy.Ended ended, String... words) throws Exception {
        assertThat(ended.exit()).as(ended.said()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.said().lines().filter(line -> line.startsWith("mediabalance: "))).as(ended.said())
                .singleElement().asString().contains(words);
        assertThat(study.record()).isEqualTo(record);
    }

    private void works(SharedStudy.Ended ended) {
        assertThat(ended.exit()).as(ended.said()).isZero();
    }

    @Test
    void aHostThatIsNotThere() throws Exception {
        study.at("http://127.0.0.1:1", "nobody", "none");
        refused(study.run("index rebuild"), "does not answer", "check that it runs and 'hosts' in study.yaml");
        study.at("http://no-such-host.invalid:9200", "nobody", "none");
        refused(study.run("search", "референдум"), "does not answer", "'hosts' in study.yaml");
    }

    @Test
    void aLoginThatIsRefused() throws Exception {
        try (Gate gate = Gate.withLogin(node)) {
            study.at(gate.address("127.0.0.1"), "login", "none");
            refused(study.run("index rebuild"), "refuses the login (401)", "say 'auth: env' in study.yaml");
            study.at(gate.address("127.0.0.1"), "login", "env");
            refused(study.run("index rebuild"), "set MEDIABALANCE_INDEX_USER and MEDIABALANCE_INDEX_PASSWORD");
            refused(study.process(login("monitor", "wrong"), List.of(), "index rebuild"), "refuses the login (401)",
                    "check MEDIABALANCE_INDEX_USER");
            refused(study.process(login("guest", "secret"), List.of(), "index rebuild"), "refuses the login (403)",
                    "check MEDIABALANCE_INDEX_USER");
            works(study.process(login("monitor", "secret"), List.of(), "index rebuild"));
        }
    }

    private static Map<String, String> login(String user, String password) {
        return Map.of("MEDIABALANCE_INDEX_USER", user, "MEDIABALANCE_INDEX_PASSWORD", password);
    }

    @Test
    void aCertificateThatIsNotTrustedOrForAnotherName() throws Exception {
        HeldCertificate issuer = new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate certificate = new HeldCertificate.Builder().signedBy(issuer)
                .addSubjectAlternativeName("localhost").build();
        List<String> trusting = List.of("-Djavax.net.ssl.trustStore=" + trustStore(issuer),
                "-Djavax.net.ssl.trustStorePassword=changeit");
        try (Gate gate = Gate.withTls(node, certificate)) {
            study.at(gate.address("localhost"), "tls", "none");
            refused(study.run("index rebuild"), "a certificate that this machine does not trust", "trust its issuer");
            works(study.process(Map.of(), trusting, "index rebuild"));
            study.at(gate.address("127.0.0.1"), "tls", "none");
            refused(study.process(Map.of(), trusting, "index rebuild"), "a certificate for another name",
                    "write the name of the certificate into 'hosts'");
        }
        study.at(node.toString().replace("http:", "https:"), "tls", "none");
        refused(study.run("index rebuild"), "does not speak TLS", "check 'hosts' in study.yaml");
    }

    private static Path trustStore(HeldCertificate issuer) throws Exception {
        Path file = directory.resolve("trusted.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("issuer", issuer.certificate());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file;
    }

    @Test
    void aGateTooNarrowForItems() throws Exception {
        try (Gate gate = Gate.narrow(node, 8_000)) {
            study.at(gate.address("127.0.0.1"), "narrow", "none");
            refused(study.run("index rebuild"), "refuses a batch of items as too large", "let it take requests");
        }
    }

    @Test
    void anotherProgramOrAnotherMajorVersion() throws Exception {
        for (Map.Entry<String, String> other : Map.of(
                "{\"version\":{\"distribution\":\"opensearch\",\"number\":\"2.19.1\"}}", "opensearch 2.19.1",
                "{\"version\":{\"number\":\"8.15.0\"}}", "another program of version 8.15.0", "<html>It works!",
                "answers, but not as OpenSearch does", "{}", "answers, but not as OpenSearch does").entrySet()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    byte[] body = other.getKey().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            study.at("http://127.0.0.1:" + server.getAddress().getPort(), "other", "none");
            refused(study.run("index rebuild"), other.getValue(), "'hosts'");
            server.stop(0);
        }
    }

    @Test
    void nodesWithoutThePlugin() throws Exception {
        try (Nodes bare = Nodes.bare(Files.createDirectory(directory.resolve("bare")))) {
            study.at(bare.index("any").hosts().getFirst().toString(), "plain", "none");
            refused(study.run("index rebuild"), "lack the mediabalance plugin", "see docs/cluster.md");
        }
    }

    @Test
    void aNameThatIsTaken() throws Exception {
        study.at(node.toString(), "taken", "none");
        works(study.run("index rebuild"));
        study.rename("second");
        refused(study.run("index rebuild"), "belongs to study 'bridge'", "choose another 'name'");
        refused(study.run("search", ""), "belongs to study 'bridge'");
        nodes.ask(0, "PUT", "/plain-index", "{}");
        study.at(node.toString(), "plain-index", "none");
        refused(study.run("index rebuild"), "is an index and not an alias", "choose another 'name'");
    }

    @Test
    void aMappingThatWasChanged() throws Exception {
        study.at(node.toString(), "mapped", "none");
        works(study.run("index rebuild"));
        nodes.ask(0, "PUT", "/mapped/_mapping", "{\"properties\":{\"extra\":{\"type\":\"long\"}}}");
        refused(study.run("search", ""), "{extra=not expected}", "'mediabalance index rebuild' makes it anew");
        refused(study.run("verify"), "{extra=not expected}");
        works(study.run("index rebuild"));
        works(study.run("search", ""));
    }

    @Test
    void anIndexThatIsReadOnly() throws Exception {
        study.at(node.toString(), "locked", "none");
        works(study.run("index rebuild"));
        String behind = nodes.ask(0, "GET", "/_cat/indices/locked-*?h=index", "");
        nodes.ask(0, "PUT", "/locked/_settings", "{\"index.blocks.read_only\":true}");
        works(study.run("search", "референдум"));
        refused(study.run("index rebuild"), "is read-only", "allow writing, then do the same again");
        assertThat(nodes.ask(0, "GET", "/_cat/indices/locked-*?h=index", "")).isEqualTo(behind);
        nodes.ask(0, "PUT", "/locked/_settings", "{\"index.blocks.read_only\":null}");
        works(study.run("index rebuild"));
    }

    @Test
    void aDiskThatIsFull() throws Exception {
        study.at(node.toString(), "full", "none");
        works(study.run("index rebuild"));
        try {
            // So little may be used that this disk is too full; the node finds out by itself.
            nodes.ask(0, "PUT", "/_cluster/settings",
                    """
                            {"persistent": {"cluster.info.update.interval": "10s", "%1$sreroute_interval": "0s",
                             "%1$swatermark.low": "3000tb", "%1$swatermark.high": "2000tb", "%1$swatermark.flood_stage": "1000tb"}}
                            """
                            .formatted(DISK));
            await("/full/_settings", "read_only_allow_delete", true);
            await("/_cluster/state/blocks", "create-index", true);
            refused(study.run("index rebuild"), "nearly full", "make room, then do the same again");
            assertThatThrownBy(study::update).isInstanceOf(InputException.class)
                    .hasMessageContaining("too full to write").hasMessageContaining("make room");
            works(study.run("search", "референдум"));
            assertThat(study.record()).isEqualTo(record);
        } finally {
            nodes.ask(0, "PUT", "/_cluster/settings",
                    """
                            {"persistent": {"%1$swatermark.low": null, "%1$swatermark.high": null, "%1$swatermark.flood_stage": null}}
                            """
                            .formatted(DISK));
            await("/full/_settings", "read_only_allow_delete", false);
            await("/_cluster/state/blocks", "create-index", false);
            nodes.ask(0, "PUT", "/_cluster/settings", """
                    {"persistent": {"cluster.info.update.interval": null, "%1$sreroute_interval": null}}"""
                    .formatted(DISK));
        }
        works(study.run("index rebuild"));
    }

    /** Waits until the node, which looks at its disk every ten seconds, has blocked writing or allowed it again. */
    private void await(String path, String block, boolean there) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (nodes.ask(0, "GET", path, "").contains(block) != there) {
            assertThat(System.nanoTime()).as("%s of %s there: %s", block, path, there).isLessThan(end);
            Thread.sleep(500);
        }
    }
}
