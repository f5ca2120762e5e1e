package org.mediabalance.crawl;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends one HTTP request and reads one response within limits. Follows no redirect, keeps the body as sent, decides
 * nothing. Thread-safe.
 */
final class Fetcher implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long CHUNK = 64 * 1024;

    private final FetchSettings settings;
    private final Clock clock;
    private final OkHttpClient client;

    Fetcher(FetchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                .retryOnConnectionFailure(false).protocols(List.of(Protocol.HTTP_1_1)).connectTimeout(CONNECT)
                .readTimeout(settings.total()).callTimeout(settings.total()).proxySelector(routes()).build();
    }

    private ProxySelector routes() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return settings.route().apply(uri.getHost()).map(Fetcher::proxy).map(List::of)
                        .orElse(List.of(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // The failed call reports itself.
            }
        };
    }

    private static Proxy proxy(InetSocketAddress address) {
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
        wanted.etag().ifPresent(etag -> request.header("If-None-Match", etag));
        wanted.lastModified().ifPresent(time -> request.header("If-Modified-Since", time));
        wanted.form().ifPresent(form -> request
                .post(RequestBody.create(form, MediaType.get("application/x-www-form-urlencoded; charset=utf-8"))));
        try (Response response = client.newCall(request.build()).execute()) {
            return answered(wanted.url(), response);
        } catch (InterruptedIOException e) {
            return new Fetch.Failed("no complete answer within " + settings.total().toSeconds() + " s", true);
        } catch (UnknownHostException e) {
            return new Fetch.Failed("no such host: " + wanted.url().getHost(), true);
        } catch (SSLException e) {
            return new Fetch.Failed("TLS: " + e.getMessage(), true);
        } catch (IOException e) {
            return new Fetch.Failed("connection: " + e.getMessage(), true);
        }
    }

    private Fetch answered(URI url, Response response) throws IOException {
        Buffer body = new Buffer();
        BufferedSource source = response.body().source();
        while (source.read(body, CHUNK) >= 0) {
            if (body.size() > settings.bodyBytesMax()) {
                return new Fetch.Failed("body of more than " + settings.bodyBytesMax() + " bytes", false);
            }
        }
        return new Fetch.Answered(url, clock.instant(), response.code(), response.message(),
                headers(response.headers()), body.readByteArray());
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
