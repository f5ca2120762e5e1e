package org.mediabalance.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.mediabalance.study.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A saved page with its true text.
 *
 * @param title empty where the set does not give it
 * @param published ISO date or time, empty where the set does not give it
 */
record ReferencePage(String id, URI url, byte[] html, String text, Optional<String> title, Optional<String> published) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The pages of the set {@code aeb} or {@code fundus} under the directory of reference data, in a fixed order. */
    static List<ReferencePage> read(Path data, String set) {
        Path directory = data.resolve("extraction").resolve(set);
        if (!Files.isDirectory(directory)) {
            throw new InputException(directory + ": reference pages are not there; name their directory with --data");
        }
        try {
            return set.equals("aeb") ? aeb(directory) : fundus(directory);
        } catch (IOException e) {
            throw new InputException(directory + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<ReferencePage> aeb(Path directory) throws IOException {
        List<ReferencePage> pages = new ArrayList<>();
        JsonNode truth = JSON.readTree(Files.readAllBytes(directory.resolve("ground-truth.json")));
        for (var page : truth.properties()) {
            pages.add(new ReferencePage(page.getKey(), url(page.getValue().get("url").asString()),
                    html(directory.resolve("html").resolve(page.getKey() + ".html.gz")),
                    page.getValue().get("articleBody").asString(), Optional.empty(), Optional.empty()));
        }
        return pages;
    }

    private static List<ReferencePage> fundus(Path directory) throws IOException {
        List<ReferencePage> pages = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("ground-truth.jsonl"))) {
            JsonNode page = JSON.readTree(line);
            List<String> paragraphs = new ArrayList<>();
            page.get("paragraphs").forEach(paragraph -> paragraphs.add(paragraph.asString()));
            String file = page.get("file").asString();
            pages.add(new ReferencePage(file.replace(".html.gz", ""), url(page.get("url").asString()),
                    html(directory.resolve("html").resolve(file)), String.join("\n\n", paragraphs),
                    text(page.get("title")), text(page.get("publishing_date"))));
        }
        return pages;
    }

    private static Optional<String> text(JsonNode value) {
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }

    /** Addresses of saved pages hold characters that URIs encode. */
    private static URI url(String address) {
        return URI.create(address.replace(" ", "%20").replace("|", "%7C"));
    }

    private static byte[] html(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
