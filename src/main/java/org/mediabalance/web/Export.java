package org.mediabalance.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mediabalance.index.SearchResult.Hit;
import org.mediabalance.report.CsvFiles;
import org.mediabalance.study.Code;
import tools.jackson.databind.json.JsonMapper;

/** Forms in which a whole result leaves the program. Each writes item by item, so that length does not matter. */
enum Export {
    /** One line per item, with a line of names first; RFC 4180. */
    CSV("text/csv; charset=utf-8") {
        @Override
        String first() {
            return String.join(",", COLUMNS) + "\n";
        }

        @Override
        String item(Hit hit) {
            return facts(hit).values().stream().map(value -> CsvFiles.quoted(value == null ? "" : value.toString()))
                    .collect(Collectors.joining(",", "", "\n"));
        }
    },
    /** One JSON object per line. */
    JSONL("application/x-ndjson; charset=utf-8") {
        @Override
        String item(Hit hit) {
            return JSON.writeValueAsString(facts(hit)) + "\n";
        }
    },
    /** For reference managers. */
    RIS("application/x-research-info-systems; charset=utf-8") {
        @Override
        String item(Hit hit) {
            StringBuilder ris = new StringBuilder();
            tag(ris, "TY", hit.kind().equals("clip") ? "VIDEO" : "NEWS");
            tag(ris, "ID", hit.id());
            tag(ris, "TI", hit.title());
            tag(ris, "T2", hit.outlet());
            hit.day().ifPresent(day -> {
                tag(ris, "PY", Integer.toString(day.getYear()));
                tag(ris, "DA", day.toString().replace('-', '/'));
            });
            tag(ris, "LA", hit.language());
            tag(ris, "UR", hit.url().toString());
            hit.humanCode().ifPresent(code -> tag(ris, "KW", "code:" + code.label()));
            return ris.append("ER  - \r\n\r\n").toString();
        }

        private void tag(StringBuilder ris, String name, String value) {
            ris.append(name).append("  - ").append(Texts.plain(value).replaceAll("\\s+", " ")).append("\r\n");
        }
    };

    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] COLUMNS = {"id", "outlet", "language", "kind", "day", "title", "url", "story",
            "repeatOf", "code", "machine", "machinePro", "machineContra", "machineNeutral", "model"};

    private final String type;

    Export(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** What stands before the first item. */
    String first() {
        return "";
    }

    abstract String item(Hit hit);

    /** Writes what {@code items} hands over. */
    void write(Consumer<Consumer<Hit>> items, OutputStream out) throws IOException {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            writer.write(first());
            items.accept(hit -> {
                try {
                    writer.write(item(hit));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static Map<String, Object> facts(Hit hit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", hit.id());
        values.put("outlet", hit.outlet());
        values.put("language", hit.language());
        values.put("kind", hit.kind());
        values.put("day", hit.day().map(Object::toString).orElse(null));
        values.put("title", hit.title());
        values.put("url", hit.url().toString());
        values.put("story", hit.story());
        values.put("repeatOf", hit.repeatOf().orElse(null));
        values.put("code", hit.humanCode().map(Code::label).orElse(null));
        values.put("machine", hit.machine().map(m -> m.stance().label()).orElse(null));
        values.put("machinePro", hit.machine().map(m -> m.pro()).orElse(null));
        values.put("machineContra", hit.machine().map(m -> m.contra()).orElse(null));
        values.put("machineNeutral", hit.machine().map(m -> m.neutral()).orElse(null));
        values.put("model", hit.machine().map(m -> m.model()).orElse(null));
        return values;
    }
}
