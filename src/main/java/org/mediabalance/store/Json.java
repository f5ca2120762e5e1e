package org.mediabalance.store;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.study.Code;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;
import org.mediabalance.study.Stance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How items and hints stand in the record. Written out by hand, so that renaming a Java field cannot change what an old
 * study's file means.
 */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {
    }

    static String hints(List<Hint> hints) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Hint hint : hints) {
            ObjectNode node = array.addObject().put("source", hint.source());
            hint.title().ifPresent(title -> node.put("title", title));
            hint.published().ifPresent(p -> node.set("published", published(p)));
            hint.runningTime().ifPresent(r -> node.set("runningTime", runningTime(r)));
        }
        return array.toString();
    }

    static List<Hint> hints(String json) {
        List<Hint> hints = new ArrayList<>();
        for (JsonNode node : MAPPER.readTree(json)) {
            hints.add(new Hint(node.get("source").asString(), optionalText(node, "title"),
                    Optional.ofNullable(node.get("published")).map(Json::published),
                    Optional.ofNullable(node.get("runningTime")).map(Json::runningTime)));
        }
        return hints;
    }

    static String changes(List<Recapture.Change> changes) {
        ArrayNode array = MAPPER.createArrayNode();
        changes.forEach(
                c -> array.addObject().put("field", c.field()).put("before", c.before()).put("after", c.after()));
        return array.toString();
    }

    static List<Recapture.Change> changes(String json) {
        List<Recapture.Change> changes = new ArrayList<>();
        for (JsonNode node : MAPPER.readTree(json)) {
            changes.add(new Recapture.Change(node.get("field").asString(), node.get("before").asString(),
                    node.get("after").asString()));
        }
        return changes;
    }

    static String texts(Map<String, String> texts) {
        ObjectNode node = MAPPER.createObjectNode();
        texts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> node.put(e.getKey(), e.getValue()));
        return node.toString();
    }

    static Map<String, String> texts(String json) {
        Map<String, String> texts = new LinkedHashMap<>();
        MAPPER.readTree(json).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
        return texts;
    }

    static String item(Item item) {
        ObjectNode node = MAPPER.createObjectNode().put("id", item.id()).put("outlet", item.outlet())
                .put("url", item.url().toString()).put("kind", item.kind().label()).put("title", item.title())
                .put("text", item.text()).put("language", item.language());
        item.published().ifPresent(p -> node.set("published", published(p)));
        item.modified().ifPresent(m -> node.put("modified", m.toString()));
        item.runningTime().ifPresent(r -> node.set("runningTime", runningTime(r)));
        node.set("cues", cueArray(item.cues()));
        ArrayNode authors = node.putArray("authors");
        item.authors().forEach(authors::add);
        ObjectNode alternates = node.putObject("alternates");
        item.alternates().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> alternates.put(e.getKey(), e.getValue().toString()));
        item.canonicalUrl().ifPresent(u -> node.put("canonicalUrl", u.toString()));
        item.section().ifPresent(s -> node.put("section", s));
        return node.toString();
    }

    static Item item(String json) {
        JsonNode node = MAPPER.readTree(json);
        List<String> authors = new ArrayList<>();
        node.get("authors").forEach(author -> authors.add(author.asString()));
        Map<String, URI> alternates = new LinkedHashMap<>();
        node.get("alternates").properties()
                .forEach(e -> alternates.put(e.getKey(), URI.create(e.getValue().asString())));
        return new Item(node.get("id").asString(), node.get("outlet").asString(),
                URI.create(node.get("url").asString()),
                ItemKind.valueOf(node.get("kind").asString().toUpperCase(java.util.Locale.ROOT)),
                node.get("title").asString(), node.get("text").asString(), node.get("language").asString(),
                Optional.ofNullable(node.get("published")).map(Json::published),
                optionalText(node, "modified").map(Instant::parse),
                Optional.ofNullable(node.get("runningTime")).map(Json::runningTime), cueList(node.get("cues")), authors,
                alternates,
                optionalText(node, "canonicalUrl").map(URI::create), optionalText(node, "section"));
    }

    static String cues(List<Cue> cues) {
        return cueArray(cues).toString();
    }

    static List<Cue> cues(String json) {
        return cueList(MAPPER.readTree(json));
    }

    private static ArrayNode cueArray(List<Cue> cues) {
        ArrayNode array = MAPPER.createArrayNode();
        cues.forEach(cue -> array.addObject().put("start", cue.start().toMillis()).put("end", cue.end().toMillis())
                .put("text", cue.text()));
        return array;
    }

    private static List<Cue> cueList(JsonNode array) {
        List<Cue> cues = new ArrayList<>();
        for (JsonNode cue : array) {
            cues.add(new Cue(Duration.ofMillis(cue.get("start").asLong()), Duration.ofMillis(cue.get("end").asLong()),
                    cue.get("text").asString()));
        }
        return cues;
    }

    static String evidence(List<MachineCode.Evidence> evidence) {
        ArrayNode array = MAPPER.createArrayNode();
        evidence.forEach(e -> array.addObject().put("start", e.start()).put("end", e.end()).put("weight", e.weight())
                .put("side", e.side().label()));
        return array.toString();
    }

    static List<MachineCode.Evidence> evidence(String json) {
        List<MachineCode.Evidence> evidence = new ArrayList<>();
        for (JsonNode node : MAPPER.readTree(json)) {
            evidence.add(new MachineCode.Evidence(node.get("start").asInt(), node.get("end").asInt(),
                    node.get("weight").asDouble(), Stance.of(node.get("side").asString())));
        }
        return evidence;
    }

    static ObjectNode entry(LedgerEntry entry) {
        ObjectNode node = MAPPER.createObjectNode().put("url", entry.url().toString()).put("outlet", entry.outlet())
                .put("channel", entry.channel()).put("state", entry.state().label()).put("attempts", entry.attempts())
                .put("discovered", entry.discovered().toString());
        entry.parent().ifPresent(parent -> node.put("parent", parent.toString()));
        entry.reason().ifPresent(reason -> node.put("reason", reason));
        node.set("hints", MAPPER.readTree(hints(entry.hints())));
        entry.stored().ifPresent(stored -> node.putObject("stored").put("file", stored.file())
                .put("offset", stored.offset()).put("digest", stored.digest()).put("time", stored.time().toString()));
        return node;
    }

    static LedgerEntry entry(JsonNode node) {
        return new LedgerEntry(URI.create(node.get("url").asString()), node.get("outlet").asString(),
                node.get("channel").asString(), optionalText(node, "parent").map(URI::create),
                hints(node.get("hints").toString()), UrlState.of(node.get("state").asString()),
                optionalText(node, "reason"), node.get("attempts").asInt(),
                Instant.parse(node.get("discovered").asString()),
                Optional.ofNullable(node.get("stored")).map(stored -> new LedgerEntry.Stored(
                        stored.get("file").asString(), stored.get("offset").asLong(), stored.get("digest").asString(),
                        Instant.parse(stored.get("time").asString()))));
    }

    static String work(PageWork work) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("page", entry(work.page()));
        ArrayNode captions = node.putArray("captions");
        work.captions().forEach(entry -> captions.add(entry(entry)));
        return node.toString();
    }

    static PageWork work(String json) {
        JsonNode node = MAPPER.readTree(json);
        List<LedgerEntry> captions = new ArrayList<>();
        node.get("captions").forEach(entry -> captions.add(entry(entry)));
        return new PageWork(entry(node.get("page")), captions);
    }

    static String made(MadePage page) {
        ItemRecord made = page.made();
        ObjectNode node = MAPPER.createObjectNode().put("url", made.url().toString()).put("outlet", made.outlet())
                .put("digest", page.digest()).put("state", made.state().label()).put("why", made.why());
        made.item().ifPresent(item -> node.set("item", MAPPER.readTree(item(item))));
        node.set("sources", MAPPER.readTree(texts(made.sources())));
        page.code().ifPresent(code -> node.set("code", code(code)));
        return node.toString();
    }

    static MadePage made(String json) {
        JsonNode node = MAPPER.readTree(json);
        return new MadePage(new ItemRecord(URI.create(node.get("url").asString()), node.get("outlet").asString(),
                Optional.ofNullable(node.get("item")).map(item -> item(item.toString())),
                ItemState.of(node.get("state").asString()), node.get("why").asString(),
                texts(node.get("sources").toString()), Optional.empty(), Optional.empty()),
                node.get("digest").asString(), Optional.ofNullable(node.get("code")).map(Json::code));
    }

    private static ObjectNode code(MachineCode code) {
        ObjectNode node = MAPPER.createObjectNode().put("item", code.item()).put("model", code.model())
                .put("stance", code.stance().label()).put("code", code.code().label()).put("pro", code.pro())
                .put("contra", code.contra()).put("neutral", code.neutral());
        node.set("evidence", MAPPER.readTree(evidence(code.evidence())));
        return node;
    }

    private static MachineCode code(JsonNode node) {
        return new MachineCode(node.get("item").asString(), node.get("model").asString(),
                Stance.of(node.get("stance").asString()), Code.of(node.get("code").asString()),
                node.get("pro").asDouble(), node.get("contra").asDouble(), node.get("neutral").asDouble(),
                evidence(node.get("evidence").toString()));
    }

    private static ObjectNode published(Published published) {
        ObjectNode node = MAPPER.createObjectNode().put("day", published.day().toString())
                .put("precision", published.precision().label()).put("source", published.source());
        published.instant().ifPresent(i -> node.put("instant", i.toString()));
        return node;
    }

    private static Published published(JsonNode node) {
        return new Published(LocalDate.parse(node.get("day").asString()),
                optionalText(node, "instant").map(Instant::parse),
                Published.Precision.valueOf(node.get("precision").asString().toUpperCase(java.util.Locale.ROOT)),
                node.get("source").asString());
    }

    private static ObjectNode runningTime(RunningTime time) {
        return MAPPER.createObjectNode().put("millis", time.length().toMillis()).put("source", time.source());
    }

    private static RunningTime runningTime(JsonNode node) {
        return new RunningTime(Duration.ofMillis(node.get("millis").asLong()), node.get("source").asString());
    }

    private static Optional<String> optionalText(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asString);
    }
}
