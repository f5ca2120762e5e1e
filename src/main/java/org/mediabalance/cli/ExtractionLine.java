package org.mediabalance.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mediabalance.extract.Extraction;
import org.mediabalance.monitor.CaptureFiles;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Item;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object that tells what became of one input. */
final class ExtractionLine {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FIELDS = List.of("outlet", "kind", "title", "text", "language", "published",
            "publishedPrecision", "publishedSource", "modified", "durationSeconds", "durationSource", "cues", "authors",
            "alternates", "canonicalUrl", "section");

    private final ZoneId zone;
    private final boolean explain;

    ExtractionLine(ZoneId zone, boolean explain) {
        this.zone = zone;
        this.explain = explain;
    }

    /** The object on one line. */
    String of(CaptureFiles.Input input, Extraction outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("source", input.source());
        String address = input instanceof CaptureFiles.Ready ready ? ready.capture().url().toString() : "file:";
        line.put("url", address.startsWith("file:") ? null : address);
        switch (outcome) {
            case Extraction.NotAnItem none -> without(line, "not_an_item", none.why());
            case Extraction.Unreadable unreadable -> without(line, "unreadable", unreadable.why());
            case Extraction.Extracted extracted -> extracted(line, extracted);
        }
        return JSON.writeValueAsString(line);
    }

    /** All the fields of an item, so that a script finds them in every line, and why they are empty. */
    private static void without(Map<String, Object> line, String outcome, String why) {
        FIELDS.forEach(field -> line.put(field, null));
        line.put("outcome", outcome);
        line.put("why", why);
    }

    private void extracted(Map<String, Object> line, Extraction.Extracted extracted) {
        Map<String, Object> item = item(extracted.item());
        FIELDS.forEach(field -> line.put(field, item.get(field)));
        line.put("outcome", "extracted");
        if (!extracted.notes().isEmpty()) {
            line.put("notes", extracted.notes());
        }
        if (explain) {
            line.put("sources", new TreeMap<>(extracted.sources()));
            line.put("captions", extracted.captions().stream().map(Object::toString).toList());
        }
    }

    private Map<String, Object> item(Item item) {
        Map<String, Object> line = new HashMap<>();
        line.put("outlet", item.outlet());
        line.put("kind", item.kind().label());
        line.put("title", item.title());
        line.put("text", item.text());
        line.put("language", item.language());
        line.put("published", item.published().map(this::time).orElse(null));
        line.put("publishedPrecision", item.published().map(p -> p.precision().label()).orElse(null));
        line.put("publishedSource", item.published().map(Published::source).orElse(null));
        line.put("modified", item.modified().map(this::local).orElse(null));
        line.put("durationSeconds",
                item.runningTime().map(RunningTime::length).map(ExtractionLine::seconds).orElse(null));
        line.put("durationSource", item.runningTime().map(RunningTime::source).orElse(null));
        line.put("cues", item.cues().stream().map(ExtractionLine::cue).toList());
        line.put("authors", item.authors());
        line.put("alternates", new TreeMap<>(item.alternates()));
        line.put("canonicalUrl", item.canonicalUrl().map(Object::toString).orElse(null));
        line.put("section", item.section().orElse(null));
        return line;
    }

    private String time(Published published) {
        return published.instant().map(this::local).orElse(published.day().toString());
    }

    private String local(Instant instant) {
        return instant.atZone(zone).toOffsetDateTime().toString();
    }

    private static Map<String, Object> cue(Cue cue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("start", seconds(cue.start()));
        map.put("end", seconds(cue.end()));
        map.put("text", cue.text());
        return map;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
