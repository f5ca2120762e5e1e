package org.mediabalance.index;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.mediabalance.study.InputException;
import org.mediabalance.study.SharedIndex;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to whichever node of an OpenSearch cluster answers. What a person must mend is an {@link InputException} that
 * says so. May be used by several threads.
 */
final class ClusterClient implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    /** The environment that user and password come from, so that they are in no file of a study. */
    static final String USER = "MEDIABALANCE_INDEX_USER";
    static final String PASSWORD = "MEDIABALANCE_INDEX_PASSWORD";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Longer than any search may run and any batch takes on a busy node. */
    private static final Duration ANSWER = Duration.ofSeconds(60);
    /** A node that died is replaced by its copies within the cluster's own time-outs, well inside this. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Rounds of pauses after which a batch that stays refused is given up: about a minute and a half. */
    static final int BUSY_MAX = 20;
    private static final long PAUSE_FIRST = 200;
    private static final long PAUSE_MAX = 5_000;

    private final SharedIndex place;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1).build();
    private final Optional<String> authorization;
    /** The host that answered last. */
    private volatile int host;

    ClusterClient(SharedIndex place, UnaryOperator<String> environment) {
        this.place = place;
        this.authorization = place.login() ? Optional.of(basic(environment)) : Optional.empty();
    }

    private static String basic(UnaryOperator<String> environment) {
        String user = environment.apply(USER);
        String password = environment.apply(PASSWORD);
        if (user == null || password == null) {
            throw new InputException("study.yaml says 'auth: env' for the index: set " + USER + " and " + PASSWORD);
        }
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** An answer of the cluster, whatever its status; 401 and 403 for want of a right are errors already. */
    record Answer(int status, JsonNode body) {
        boolean ok() {
            return status < 300;
        }

        /** The cluster's own words for what went wrong. */
        String reason() {
            JsonNode error = body.path("error");
            JsonNode root = error.path("root_cause").path(0).path("reason");
            return root.isMissingNode()
                    ? error.path("reason").asString(error.asString("status " + status))
                    : root.asString("status " + status);
        }
    }

    /** Asks each host once; nobody answering is an error at once. */
    Answer first(String method, String path) {
        return ask(method, path, "", Duration.ZERO);
    }

    /** Asks each host once; nothing when none answers or all are busy. */
    Optional<Answer> once(String method, String path, String body) {
        try {
            return Optional.of(ask(method, path, body, Duration.ZERO));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    /** Asks until a host answers and is not busy, within a minute and a half; what is asked may be done twice. */
    Answer ask(String method, String path, String body) {
        return ask(method, path, body, PATIENCE);
    }

    private Answer ask(String method, String path, String body, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        String trouble = "";
        for (int attempt = 1;; attempt++) {
            try {
                Answer answer = send(method, path, body);
                if (answer.status() != 429 && answer.status() != 502 && answer.status() != 503 || isFull(answer)) {
                    return answer;
                }
                trouble = answer.reason();
            } catch (IOException e) {
                trouble = words(e);
                host = (host + 1) % place.hosts().size();
            }
            if (attempt >= place.hosts().size() && System.nanoTime() > end) {
                throw new InputException("the index cluster does not answer (" + place.hosts() + ": " + trouble
                        + "); check that it runs and 'hosts' in study.yaml, then do the same again");
            }
            if (attempt % place.hosts().size() == 0) {
                pause(attempt / place.hosts().size());
            }
        }
    }

    /** A disk above the watermark also answers 'try later', but does not mend itself. */
    private static boolean isFull(Answer answer) {
        return answer.reason().contains("flood-stage watermark");
    }

    private Answer send(String method, String path, String body) throws IOException {
        URI address = place.hosts().get(host);
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER)
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(utf8(body)));
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Answer answer = new Answer(response.statusCode(), json(address, response));
            if (answer.status() == 401 || answer.status() == 403 && !answer.reason().contains("blocked by")) {
                throw new InputException(address + " refuses the login (" + answer.status() + "); "
                        + (place.login()
                                ? "check " + USER + " and " + PASSWORD
                                : "say 'auth: env' in study.yaml and set " + USER + " and " + PASSWORD));
            }
            return answer;
        } catch (SSLException e) {
            throw new InputException(address + untrusted(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("interrupted while the index cluster was asked", e);
        }
    }

    /** Half a surrogate pair becomes U+FFFD, as it does in Lucene, and not a question mark, which asks for any letter. */
    private static byte[] utf8(String body) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8)).encode(CharBuffer.wrap(body));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("every string can be encoded so", e);
        }
    }

    private static String untrusted(SSLException e) {
        List<Throwable> causes = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).toList();
        if (causes.stream().anyMatch(
                cause -> cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException)) {
            return " has a certificate that this machine does not trust (" + words(e)
                    + "); trust its issuer as docs/cluster.md tells";
        }
        if (causes.stream().anyMatch(CertificateException.class::isInstance)) {
            return " has a certificate for another name (" + words(e)
                    + "); write the name of the certificate into 'hosts' in study.yaml";
        }
        return " does not speak TLS (" + words(e) + "); check 'hosts' in study.yaml";
    }

    /** What stands before a cluster may answer with a page for people when it refuses; a success must be JSON. */
    private static JsonNode json(URI address, HttpResponse<byte[]> response) {
        try {
            return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (JacksonException e) {
            if (response.statusCode() >= 300) {
                return JSON.createObjectNode();
            }
            throw new InputException(address + " answers, but not as OpenSearch does; check 'hosts' in study.yaml", e);
        }
    }

    private static String words(Exception e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return e.getClass().getSimpleName() + message;
    }

    /** Waits longer with each attempt, so that a busy cluster gets through its queue. */
    static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(PAUSE_MAX, PAUSE_FIRST << Math.min(attempt - 1, 10)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("interrupted while waiting for the index cluster", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
