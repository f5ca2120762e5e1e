package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.InputException;

/** What the web does to a crawler, each against real sockets: every URL must end in one state, and soon. */
@Timeout(60)
class HostileWebTest {
    private static final FetchSettings IMPATIENT = new FetchSettings("test", Optional.empty(), Duration.ofSeconds(1),
            1_000_000, host -> Optional.empty());

    @TempDir
    Path directory;
    private RawSite site;
    private LocalStudy study;

    @BeforeEach
    void start() throws IOException {
        site = RawSite.onLoopback();
        study = new LocalStudy(directory, site.url("/"));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private List<String> crawl() throws Exception {
        return study.crawl(study.directory(study.listing()), IMPATIENT);
    }

    private LedgerEntry entry(String path) {
        return study.ledger().get(path);
    }

    @Test
    void aBodyWithoutEndIsReadToTheLimitAndNoFurther() throws Exception {
        AtomicLong sent = new AtomicLong();
        site.list("/endless").answer("/endless", out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 8589934592\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[1 << 16];
            for (long left = 8L << 30; left > 0; left -= chunk.length) {
                out.write(chunk);
                sent.addAndGet(chunk.length);
            }
        });
        crawl();
        assertThat(entry("/endless").reason()).contains("body of more than 1000000 bytes");
        // what the two sockets buffer is sent, too
        assertThat(sent.get()).isLessThan(20_000_000);
    }

    @Test
    void dripsOfAHeadOrABodyEndAtTheDeadline() throws Exception {
        site.list("/head", "/body", "/silence").answer("/head", out -> drip("HTTP/1.1 200 OK\r\nX: ", out))
                .answer("/body", out -> drip("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", out))
                .answer("/silence", out -> LocalSite.pause(Duration.ofSeconds(30)));
        long start = System.nanoTime();
        crawl();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        for (String path : List.of("/head", "/body", "/silence")) {
            assertThat(entry(path).reason()).as(path).contains("no complete answer within 1 s");
        }
    }

    private static void drip(String beginning, java.io.OutputStream out) throws IOException {
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 300; i++) {
            out.write('x');
            out.flush();
            LocalSite.pause(Duration.ofMillis(100));
        }
    }

    @Test
    void aContentLengthThatIsTooShortSpoilsNoOtherAnswer() throws Exception {
        site.list("/short", "/after").answer("/short", RawSite.bytes(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n12345 and more than was said"))
                .answer("/after", RawSite.text("200 OK", "after"));
        crawl();
        assertThat(new String(study.capture(entry("/short")).body(), StandardCharsets.UTF_8)).isEqualTo("12345");
        assertThat(new String(study.capture(entry("/after")).body(), StandardCharsets.UTF_8)).isEqualTo("after");
    }

    @Test
    void headsThatAreNoHttpEndInAFailure() throws Exception {
        String[] paths = {"/garbage", "/headers", "/negative", "/chunks"};
        site.list(paths).answer("/garbage", RawSite.bytes("SSH-2.0-OpenSSH_9.2\r\n\r\n"))
                .answer("/headers", RawSite.bytes("HTTP/1.1 200 OK\r\n" + "X-Filler: yes\r\n".repeat(50_000) + "\r\n"))
                .answer("/negative", RawSite.bytes("HTTP/1.1 999 \0\r\nContent-Length: -7\r\n\r\n"))
                .answer("/chunks", RawSite.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n"));
        crawl();
        for (String path : paths) {
            assertThat(entry(path).state()).as(path).isEqualTo(UrlState.FAILED);
        }
    }

    @Test
    void oddHeadersAndCharsetsAreArchivedAsSent() throws Exception {
        site.list("/odd").answer("/odd",
                RawSite.bytes("HTTP/1.1 200\r\nContent-Type: text/html; charset=\"bogus-8\";;\r\n"
                        + "X-Empty:\r\nX-Cyrillic: привет\r\nContent-Length: 4\r\n\r\nbody"));
        crawl();
        assertThat(study.capture(entry("/odd")).charset()).contains("bogus-8");
        assertThat(study.capture(entry("/odd")).mediaType()).isEqualTo("text/html");
    }

    @Test
    void aValidatorThatNoHeaderMayHoldIsNotSentBack() throws Exception {
        String sitemap = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>" + site.url("/a")
                + "</loc></url></urlset>";
        site.answer("/a", RawSite.text("200 OK", "a")).answer("/sitemap.xml",
                RawSite.bytes(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nETag: \"тег\"\r\nLast-Modified: вчера"
                                + "\r\nContent-Length: " + sitemap.length() + "\r\n\r\n" + sitemap));
        assertThat(study.crawl()).isEmpty();
        assertThat(study.crawl()).isEmpty();
        assertThat(site.requests().stream().filter(r -> r.contains("/sitemap.xml"))).hasSize(2);
    }

    @Test
    void redirectsInCirclesAndToNowhereEnd() throws Exception {
        site.list("/a", "/file", "/none", "/script").answer("/a", redirect("/b")).answer("/b", redirect("/a"))
                .answer("/file", redirect("file:///etc/passwd")).answer("/script", redirect("javascript:alert(1)"))
                .answer("/none", RawSite.text("302 Found", ""));
        crawl();
        assertThat(entry("/a").reason()).contains("more than 5 redirects");
        for (String path : List.of("/file", "/script", "/none")) {
            assertThat(entry(path).reason()).as(path).contains("status 302");
        }
    }

    private static RawSite.Answer redirect(String location) {
        return RawSite.bytes("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void aCalendarWithoutEndIsLeftAndSaidSo() throws Exception {
        for (int i = 0; i < 2_100; i++) {
            String body = "/item" + i + "\nolder /list?page=" + (i + 1) + "\n";
            site.answer(i == 0 ? "/list" : "/list?page=" + i, RawSite.text("200 OK", body));
        }
        study.delay("0");
        String source = study.listing().replace("item: li", "item: li, older: {link: a}");
        assertThat(study.crawl(study.directory(source), IMPATIENT)).anyMatch(
                line -> line.contains("more than 2000 list pages; the rest is not read"));
        assertThat(study.ledger()).hasSize(2_000);
    }

    @Test
    void sessionsAndVisitorMarksDoNotMakeOnePageMany() throws Exception {
        String sessions = IntStream.range(0, 50).mapToObj(i -> "/news/1;jsessionid=" + i + "A\n/news/2?id=7&PHPSESSID=s"
                + i + "\n/news/3?sid=0123456789abcdef" + i + "\n/news/4?utm_source=m" + i + "&fbclid=f" + i)
                .collect(Collectors.joining("\n"));
        site.answer("/list", RawSite.text("200 OK", sessions + "\n/news/5?sid=12\n/news/6?sid=13"));
        crawl();
        assertThat(study.ledger().values()).extracting(e -> e.url().getRawPath() + "?" + e.url().getRawQuery())
                .containsExactlyInAnyOrder("/news/1?null", "/news/2?id=7", "/news/3?null", "/news/4?null",
                        "/news/5?sid=12", "/news/6?sid=13");
    }

    @Test
    void privateAddressesAreRefusedUnlessNamed() throws Exception {
        site.list("/a");
        study.privateHosts("10.1.2.3");
        assertThat(crawl()).singleElement().asString().contains("127.0.0.1 resolves to 127.0.0.1, a loopback address")
                .contains("politeness.privateHosts");
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void redirectsIntoPrivateNetworksAreRefusedHoweverWritten() throws Exception {
        List<String> hosts = List.of("localhost", "127.1.2.3", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0",
                "169.254.169.254", "[::1]");
        String[] paths = IntStream.range(0, hosts.size()).mapToObj(i -> "/r" + i).toArray(String[]::new);
        site.list(paths);
        for (int i = 0; i < paths.length; i++) {
            site.answer(paths[i], redirect("http://" + hosts.get(i) + ":" + site.port() + "/inside"));
        }
        crawl();
        for (int i = 0; i < paths.length; i++) {
            LedgerEntry entry = entry(paths[i]);
            // ::ffff:127.0.0.1 is the very address that the study names
            assertThat(entry.state()).as(hosts.get(i)).isIn(UrlState.REFUSED, UrlState.FAILED);
            assertThat(entry.stored()).as(hosts.get(i)).isEmpty();
        }
        assertThat(entry("/r0").reason().orElseThrow()).contains("localhost resolves to", "a loopback address");
        assertThat(entry("/r6").reason().orElseThrow()).contains("a link-local address");
    }

    @Test
    void aHostInNationalLettersIsAskedForInAscii() throws Exception {
        site.answer("/list", RawSite.text("200 OK", "/новости/1"));
        site.answer("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", RawSite.text("200 OK", "қазақша"));
        StudyDirectory named = study.at("http://қазақ.қаз", study.listing());
        FetchSettings routed = IMPATIENT.via(host -> host.equals("xn--80aa0a7hb.xn--80ao21a") || host.startsWith("xn--")
                ? Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.port()))
                : Optional.empty());
        assertThat(study.crawl(named, routed)).isEmpty();
        LedgerEntry entry = study.ledger().values().iterator().next();
        assertThat(entry.state()).isEqualTo(UrlState.FETCHED);
        assertThat(entry.url().getHost()).startsWith("xn--");
        assertThat(site.requests()).allMatch(request -> request.contains("http://xn--"));
    }

    @Test
    void anIpv6AddressIsAHostLikeAnother() throws Exception {
        InetAddress loopback = InetAddress.getByName("::1");
        assumeThatCode(() -> new ServerSocket(0, 50, loopback).close()).as("this machine has no IPv6")
                .doesNotThrowAnyException();
        try (RawSite six = new RawSite(new ServerSocket(0, 50, loopback))) {
            six.list("/a").answer("/a", RawSite.text("200 OK", "a"));
            study.privateHosts("\"::1\"");
            String base = "http://[::1]:" + six.port();
            assertThat(study.crawl(study.at(base, study.listing()), IMPATIENT)).isEmpty();
            assertThat(entry("/a").state()).isEqualTo(UrlState.FETCHED);
        }
    }

    @Test
    void anIncompleteCertificateChainIsSaidAndTheStudyCanCompleteIt() throws Exception {
        HeldCertificate root = new HeldCertificate.Builder().certificateAuthority(1).commonName("root").build();
        HeldCertificate middle = new HeldCertificate.Builder().certificateAuthority(0).signedBy(root).build();
        HeldCertificate leaf = new HeldCertificate.Builder().signedBy(middle).addSubjectAlternativeName("127.0.0.1")
                .build();
        // the site sends its own certificate only, and not the one that leads to the root
        ServerSocket tls = new HandshakeCertificates.Builder().heldCertificate(leaf).build().sslContext()
                .getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (RawSite secure = new RawSite(tls)) {
            secure.list("/a").answer("/a", RawSite.text("200 OK", "a"));
            String base = "https://127.0.0.1:" + secure.port();
            assertThat(study.crawl(study.at(base, study.listing()), IMPATIENT)).singleElement().asString()
                    .contains("the certificate of 127.0.0.1 leads to no authority that Java knows")
                    .contains("name it there as the outlet's 'certificate'");
            Files.writeString(directory.resolve("middle.pem"), middle.certificatePem());
            study.tomorrow();
            assertThat(study.crawl(study.at(base, study.listing() + "    certificate: middle.pem\n"), IMPATIENT))
                    .isEmpty();
            assertThat(entry("/a").state()).isEqualTo(UrlState.FETCHED);

            Files.writeString(directory.resolve("middle.pem"), "not a certificate");
            assertThatThrownBy(() -> study.crawl(study.at(base, study.listing() + "    certificate: middle.pem\n"),
                    IMPATIENT)).isInstanceOf(InputException.class).hasMessageContaining("middle.pem");
        }
    }
}
