package org.mediabalance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the CSV files of a report as a Frictionless data package ({@code datapackage.json}, tabular profile): what
 * each column means, and the size and SHA-256 of each file.
 */
final class DataPackage {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DataPackage() {
    }

    /** Writes the description of the CSV files that are in the directory. */
    static void write(ReportInput input, Path dir) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("profile", "tabular-data-package");
        root.put("name", input.study().id());
        root.put("title", input.study().title().getOrDefault("en", input.study().id()));
        String note = input.study().note().getOrDefault("en", "");
        if (!note.isEmpty()) {
            root.put("description", note);
        }
        ArrayNode resources = root.putArray("resources");
        for (DataFile data : DataFile.all()) {
            resource(resources.addObject(), data, dir.resolve(data.name() + ".csv"));
        }
        Files.writeString(dir.resolve("datapackage.json"),
                JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n", StandardCharsets.UTF_8);
    }

    private static void resource(ObjectNode node, DataFile data, Path file) throws IOException {
        node.put("profile", "tabular-data-resource").put("name", data.name().replace('/', '-'))
                .put("path", data.name() + ".csv").put("description", data.description()).put("format", "csv")
                .put("mediatype", "text/csv").put("encoding", "utf-8").put("bytes", Files.size(file))
                .put("hash", "sha256:" + sha256(file));
        ArrayNode fields = node.putObject("schema").putArray("fields");
        data.columns().forEach(c -> fields.addObject().put("name", c.name()).put("type", c.type())
                .put("description", c.description()));
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file),
                MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
