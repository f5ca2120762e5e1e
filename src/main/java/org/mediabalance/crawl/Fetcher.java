package org.mediabalance.crawl;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends one HTTP request and reads one response within limits. Follows no redirect, keeps the body as sent, decides
 * nothing. Thread-safe.
 */
final class Fetcher implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long CHUNK = 64 * 1024;

    /** A body larger than this is read only beside few others, so that many hosts cannot fill the memory together. */
    private static final long LARGE_BODY = 1 << 20;
    private static final int LARGE_BODIES_AT_ONCE = 4;
    /** Idle connections kept: most hosts of a large study between two of their requests. */
    private static final int IDLE_MAX = 256;

    private final FetchSettings settings;
    private final Clock clock;
    private final Semaphore largeBodies = new Semaphore(LARGE_BODIES_AT_ONCE);
    /** Addresses of proxies that the settings name; they are meant, wherever they lie. */
    private final Set<InetSocketAddress> proxies = ConcurrentHashMap.newKeySet();
    private final OkHttpClient client;
    private final Map<String, OkHttpClient> byHost = new HashMap<>();

    /**
     * @param privateHosts hosts that may be reached at addresses that are not public
     * @param trust whom to trust beside the authorities Java knows, by host
     */
    Fetcher(FetchSettings settings, Set<String> privateHosts, Map<String, HandshakeCertificates> trust, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                .protocols(List.of(Protocol.HTTP_1_1)).connectTimeout(CONNECT).readTimeout(settings.total())
                .callTimeout(settings.total()).proxySelector(routes())
                .socketFactory(new PublicSockets(privateHosts, proxies))
                .connectionPool(new ConnectionPool(IDLE_MAX, 1, TimeUnit.MINUTES)).build();
        trust.forEach((host, certificates) -> byHost.put(host,
                client.newBuilder().sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                        .build()));
    }

    private ProxySelector routes() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return settings.route().apply(uri.getHost()).map(Fetcher.this::proxy).map(List::of)
                        .orElse(List.of(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // The failed call reports itself.
            }
        };
    }

    private Proxy proxy(InetSocketAddress address) {
        proxies.add(address);
        return new Proxy(Proxy.Type.HTTP, address);
    }

    Fetch fetch(Fetch.Request wanted) {
        Request.Builder request;
        try {
            request = new Request.Builder().url(wanted.url().toASCIIString());
        } catch (IllegalArgumentException e) {
            return new Fetch.Failed("not an address that can be asked: " + e.getMessage(), false);
        }
        // Asking for gzip ourselves keeps OkHttp from decoding it: the archive holds what was sent.
        request.header("User-Agent", settings.userAgent()).header("Accept-Encoding", "gzip").header("Accept", "*/*");
        settings.from().ifPresent(address -> request.header("From", address));
        wanted.etag().filter(Fetcher::isSendable).ifPresent(etag -> request.header("If-None-Match", etag));
        wanted.lastModified().filter(Fetcher::isSendable).ifPresent(time -> request.header("If-Modified-Since", time));
        wanted.form().ifPresent(form -> request
                .post(RequestBody.create(form, MediaType.get("application/x-www-form-urlencoded; charset=utf-8"))));
        return send(wanted.url(), request.build());
    }

    /** A validator that a site sent in letters no header may hold cannot be sent back to it. */
    private static boolean isSendable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private Fetch send(URI url, Request request) {
        OkHttpClient caller = byHost.getOrDefault(url.getHost(), client);
        try {
            return answered(url, caller, request);
        } catch (InterruptedIOException e) {
            return new Fetch.Failed("no complete answer within " + settings.total().toSeconds() + " s", true);
        } catch (UnknownHostException e) {
            return new Fetch.Failed("no such host: " + url.getHost(), true);
        } catch (SSLException e) {
            return new Fetch.Failed(TlsTrust.reason(url.getHost(), e), true);
        } catch (PublicSockets.Refused e) {
            return new Fetch.Refused(e.getMessage());
        } catch (IOException e) {
            return new Fetch.Failed("connection: " + (e.getMessage() == null ? e : e.getMessage()), true);
        }
    }

    private Fetch answered(URI url, OkHttpClient caller, Request request) throws IOException {
        try {
            return answered(url, caller.newCall(request));
        } catch (ProtocolException e) {
            // What an earlier answer on this connection sent beyond its Content-Length is read as the start of this one;
            // the fault is the other answer's, so this one gets a connection of its own, once.
            client.connectionPool().evictAll();
            return answered(url, caller.newCall(request));
        }
    }

    private Fetch answered(URI url, Call call) throws IOException {
        try (Response response = call.execute()) {
            Fetch fetch = answered(url, response);
            if (fetch instanceof Fetch.Failed) {
                call.cancel(); // or else closing would read on for a while, to keep the connection
            }
            return fetch;
        } catch (IllegalArgumentException | IllegalStateException e) {
            // what the client's parser throws for a head that no server should send, such as a negative length
            call.cancel();
            return new Fetch.Failed("not an HTTP answer: " + e.getMessage(), false);
        }
    }

    private Fetch answered(URI url, Response response) throws IOException {
        Buffer body = new Buffer();
        BufferedSource source = response.body().source();
        boolean large = false;
        try {
            while (source.read(body, CHUNK) >= 0) {
                if (body.size() > settings.bodyBytesMax()) {
                    return new Fetch.Failed("body of more than " + settings.bodyBytesMax() + " bytes", false);
                }
                if (!large && body.size() > LARGE_BODY) {
                    largeBodies.acquireUninterruptibly();
                    large = true;
                }
            }
            return new Fetch.Answered(url, clock.instant(), response.code(), response.message(),
                    headers(response.headers()), body.readByteArray());
        } finally {
            if (large) {
                largeBodies.release();
            }
        }
    }

    private static List<Map.Entry<String, String>> headers(Headers headers) {
        List<Map.Entry<String, String>> list = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            list.add(new SimpleImmutableEntry<>(headers.name(i), headers.value(i)));
        }
        return List.copyOf(list);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
