package org.mediabalance.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in over HTTP, as a browser would be; made for tests. Not safe for several threads. */
final class TeamMember {
    static final String PASSWORD = "correct horse battery";
    private static final Pattern CSRF = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"");
    private static final Pattern LINK = Pattern.compile("<code>http://[^/]+(/join/[0-9a-f]{64})</code>");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;
    private URI base;
    private String cookie = "";
    private String csrf = "";

    TeamMember(URI base) {
        this(base, HttpClient.newHttpClient());
    }

    TeamMember(URI base, HttpClient client) {
        this.base = base;
        this.client = client;
    }

    /** The server has another address from now on. */
    void at(URI address) {
        base = address;
    }

    String cookie() {
        return cookie;
    }

    String csrf() {
        return csrf;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("Cookie", "session=" + cookie);
        HttpResponse<String> answer = client.send(request.build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Matcher token = CSRF.matcher(answer.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return answer;
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String form = "token=" + csrf + fields.entrySet().stream().map(
                e -> "&" + e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Cookie", "session=" + cookie).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        HttpResponse<String> answer = client.send(request.build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        answer.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("session="))
                .forEach(c -> cookie = c.substring("session=".length(), c.indexOf(';')));
        return answer;
    }

    /** Opens a link and chooses name and password. */
    TeamMember join(String link, String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(link, Map.of("name", name, "password", PASSWORD));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        get("/coding/progress");
        return this;
    }

    /** As a lead: invites a coder, who joins. */
    TeamMember invite(String name) throws IOException, InterruptedException {
        Matcher link = LINK.matcher(post("/coding/team", Map.of("name", name, "role", "coder")).body());
        if (!link.find()) {
            throw new IllegalStateException("no link for " + name);
        }
        return new TeamMember(base, client).join(link.group(1), name);
    }

    /** As a lead: begins the coding. */
    void plan(double doubles, double controls) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/coding/plan", Map.of("seed", "1", "doubles", Double.toString(doubles),
                "useful", "0", "controls", Double.toString(controls), "retrain", "0"));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** As a coder: the task at hand; empty when nothing is left. */
    Optional<JsonNode> task() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/coding.json");
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return Optional.ofNullable(JSON.readTree(answer.body()).get("task")).filter(task -> !task.isNull());
    }

    /** As a coder: codes the task. */
    HttpResponse<String> code(long task, String code) throws IOException, InterruptedException {
        return post("/coding/task/" + task, Map.of("code", code, "note", ""));
    }
}
