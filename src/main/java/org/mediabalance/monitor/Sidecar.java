package org.mediabalance.monitor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mediabalance.study.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a JSON file beside a saved page says of its capture. */
record Sidecar(Optional<URI> url, Optional<Instant> time, int status, String mediaType, Optional<String> charset) {
    static final Sidecar NONE = new Sidecar(Optional.empty(), Optional.empty(), 200, "", Optional.empty());

    /** The sidecar of a file; one that is not JSON or has a bad address or time is bad input. */
    static Sidecar of(Path file) throws IOException {
        for (String stem : CaptureFiles.stems(file.getFileName().toString())) {
            Path json = file.resolveSibling(stem + ".json");
            if (Files.isRegularFile(json) && !json.equals(file)) {
                return read(json);
            }
        }
        return NONE;
    }

    /** Whether the file is the sidecar of another one in its directory. */
    static boolean isSidecar(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".json")) {
            return false;
        }
        String stem = name.substring(0, name.length() - ".json".length());
        try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
            return beside.map(other -> other.getFileName().toString())
                    .anyMatch(other -> !other.equals(name) && CaptureFiles.stems(other).contains(stem));
        } catch (IOException e) {
            return false;
        }
    }

    private static Sidecar read(Path json) throws IOException {
        try {
            JsonNode node = new JsonMapper().readTree(Files.readAllBytes(json));
            String[] type = node.path("contentType").asString("").split(";", 2);
            Optional<String> charset = type.length < 2
                    ? Optional.empty()
                    : Optional.of(type[1].replaceFirst("(?i)^.*charset\\s*=\\s*\"?([^\";]*).*$", "$1").strip());
            return new Sidecar(text(node, "url").map(URI::create), text(node, "time").map(Sidecar::instant),
                    node.path("status").asInt(200), type[0].strip().toLowerCase(Locale.ROOT), charset);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new InputException(json + ": not a sidecar: JSON with 'url' and, if known, 'time', 'status',"
                    + " 'contentType' is wanted", e);
        }
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asString("")).filter(value -> !value.isBlank());
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
