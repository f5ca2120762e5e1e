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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a JSON file beside a saved page says of its capture. */
record Sidecar(Optional<URI> url, Optional<Instant> time, int status, String mediaType, Optional<String> charset) {
    static final Sidecar NONE = new Sidecar(Optional.empty(), Optional.empty(), 200, "", Optional.empty());

    /** A sidecar that cannot be used. */
    static final class BadSidecar extends Exception {
        private static final long serialVersionUID = 1;

        BadSidecar(String why, Exception cause) {
            super(why, cause);
        }
    }

    /** The sidecar of a file; {@link #NONE} when it has none. */
    static Sidecar of(Path file) throws IOException, BadSidecar {
        for (String stem : CaptureFiles.stems(file.getFileName().toString())) {
            Path json = file.resolveSibling(stem + ".json");
            if (Files.isRegularFile(json) && !json.equals(file)) {
                return read(json);
            }
        }
        return NONE;
    }

    private static Sidecar read(Path json) throws IOException, BadSidecar {
        try {
            JsonNode node = new JsonMapper().readTree(Files.readAllBytes(json));
            String[] type = node.path("contentType").asString("").split(";", 2);
            Optional<String> charset = type.length < 2
                    ? Optional.empty()
                    : Optional.of(type[1].replaceFirst("(?i)^.*charset\\s*=\\s*\"?([^\";]*).*$", "$1").strip());
            return new Sidecar(text(node, "url").map(URI::create), text(node, "time").map(Sidecar::instant),
                    node.path("status").asInt(200), type[0].strip().toLowerCase(Locale.ROOT), charset);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new BadSidecar(json + ": not a sidecar: JSON with 'url' and, if known, 'time', 'status',"
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
