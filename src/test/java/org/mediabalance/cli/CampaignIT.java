package org.mediabalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.StudyText;

/** The real program crawling every two seconds, until it is told to stop in the middle of a fetch. */
class CampaignIT {
    @TempDir
    Path directory;

    @Test
    void sigtermEndsACampaignAfterTheFetchInHand() throws Exception {
        CountDownLatch slowAsked = new CountDownLatch(1);
        AtomicInteger feeds = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                String base = "http://127.0.0.1:" + server.getAddress().getPort();
                String body = "<html><head><title>t</title></head><body><p>A page.</p></body></html>";
                if (path.equals("/feed")) {
                    int number = feeds.incrementAndGet();
                    String last = number >= 3 ? "<item><title>s</title><link>" + base + "/slow</link></item>" : "";
                    body = "<rss version=\"2.0\"><channel><title>f</title><link>/</link><description>d</description>"
                            + last + "<item><title>a</title><link>" + base + "/a</link></item></channel></rss>";
                } else if (path.equals("/slow")) {
                    slowAsked.countDown();
                    Thread.sleep(2_000);
                }
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", path.equals("/feed") ? "text/xml" : "text/html");
                exchange.sendResponseHeaders(path.equals("/robots.txt") ? 404 : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        try {
            Process process = campaign(server.getAddress().getPort());
            assertThat(slowAsked.await(2, TimeUnit.MINUTES)).as(log()).isTrue();
            process.destroy(); // SIGTERM
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(log()).isTrue();
            assertThat(process.exitValue()).as("0 and not the 143 of a signal: %s", log()).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(log()).contains("round 1: 1 lists read, 1 new", "stopping after the fetch in hand",
                "ALERT");
        assertThat(Files.readString(directory.resolve("heard"))).as("the alert's one argument")
                .contains("2022-05-23").contains("no poll");
        StudyDirectory study = StudyDirectory.open(directory);
        try (StudyRecord record = StudyRecord.open(study.record())) {
            assertThat(record.ledger()).hasSize(2).allMatch(e -> e.state() == UrlState.FETCHED);
        }
        study.lock().close(); // free again
    }

    private Process campaign(int port) throws Exception {
        String site = "http://127.0.0.1:" + port + "/";
        Files.writeString(directory.resolve("study.yaml"), StudyText.of("2022-05-23", "0.02", site)
                + "    sources: [{type: feed, url: \"%sfeed\"}]\n".formatted(site));
        Path alert = Files.writeString(directory.resolve("alert.sh"),
                "#!/bin/sh\nprintf '%s\\n' \"$1\" >> " + directory.resolve("heard") + "\n");
        assertThat(alert.toFile().setExecutable(true)).isTrue();
        return new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "org.mediabalance.cli.Main", "crawl", directory.toString(),
                "--every", "2s", "--alert", alert.toString())).redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile()).start();
    }

    private String log() throws Exception {
        return Files.readString(directory.resolve("log"));
    }
}
