package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.StanceText;
import org.mediabalance.study.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Other people's stance sets, each cut into a part to learn from and a part to be tested on. */
final class StanceSets {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** One in this many texts is tested, where the set has no test part of its own. */
    private static final int TESTED = 5;
    /** Larger parts are cut to this many items, drawn with the seed: the two Kazakh sets alone would take an hour. */
    private static final int LEARNED_MAX = 8_000;
    private static final int TESTED_MAX = 4_000;

    private final DevelopmentData data;
    private final long seed;

    /** @param targets whether the items differ in their targets, so that peers need to be told the target */
    record Split(String name, List<CodedText> train, List<CodedText> test, boolean targets) {}

    StanceSets(DevelopmentData data, long seed) {
        this.data = data;
        this.seed = seed;
    }

    /** Names of all sets, quick ones first. */
    static List<String> names() {
        return List.of("GWSD", "RuArg masks", "RuArg quarantine", "RuArg vaccines", "PerSenT", "FNC-1 related",
                "RuSentNE",
                "NewsMTSC rw", "NewsMTSC mt", "CIC ca", "CIC es", "KazSAnDRA 3-class", "KazSAnDRA PC");
    }

    Split split(String name) {
        String[] words = name.split(" ");
        return switch (words[0]) {
            case "GWSD" -> cut(name, rows("gwsd_dev.jsonl", row -> true), "id");
            case "RuArg" -> cut(name, rows("ruarg_dev.jsonl.gz", row -> text(row, "target_id").equals(words[1])), "id");
            case "PerSenT" -> {
                List<JsonNode> rows = new ArrayList<>(rows("persent_dev.jsonl.gz", row -> true));
                rows.addAll(rows("persent_frequent.jsonl.gz", row -> true));
                yield cut(name, rows, "id");
            }
            case "FNC-1" -> cut(name, rows("fnc_dev_pairs.jsonl.gz", row -> true), "body_id");
            case "RuSentNE" -> cut(name, rows("rusentne_dev.jsonl.gz", row -> true), "id");
            case "NewsMTSC" -> given(name, "newsmtsc_train.jsonl.gz", "newsmtsc_" + words[1] + "_dev.jsonl");
            case "CIC" -> given(name, "cic_" + words[1] + "_train.jsonl.gz", "cic_" + words[1] + "_valid.jsonl.gz");
            default -> {
                String kind = words[1].equals("PC") ? "pc" : "sc";
                yield given(name, "kazsandra_" + kind + "_train_rus.jsonl.gz", "kazsandra_" + kind + "_valid.jsonl.gz");
            }
        };
    }

    private List<JsonNode> rows(String file, Predicate<JsonNode> wanted) {
        return data.lines("stance/" + file).stream().map(JSON::readTree)
                .filter(row -> !text(row, "label").equals("irrelevant")).filter(wanted).toList();
    }

    private Split given(String name, String train, String test) {
        return split(name, rows(train, row -> true), rows(test, row -> true));
    }

    /** Cuts by a key, so that what shares a text does not stand on both sides. */
    private Split cut(String name, List<JsonNode> rows, String key) {
        Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(text(row, key), k -> new ArrayList<>()).add(row));
        List<String> keys = new ArrayList<>(groups.keySet());
        Collections.shuffle(keys, new Random(seed));
        List<JsonNode> train = new ArrayList<>();
        List<JsonNode> test = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            (i < keys.size() / TESTED ? test : train).addAll(groups.get(keys.get(i)));
        }
        return split(name, train, test);
    }

    private Split split(String name, List<JsonNode> train, List<JsonNode> test) {
        Map<String, String> bodies = new HashMap<>();
        if (name.startsWith("FNC")) {
            data.lines("stance/fnc_dev_bodies.jsonl.gz").stream().map(JSON::readTree)
                    .forEach(body -> bodies.put(text(body, "body_id"), text(body, "text")));
        }
        boolean targets = train.stream().map(row -> text(row, "target")).distinct().count() > 1;
        return new Split(name, drawn(train, LEARNED_MAX).stream().map(row -> item(row, bodies)).toList(),
                drawn(test, TESTED_MAX).stream().map(row -> item(row, bodies)).toList(), targets);
    }

    private List<JsonNode> drawn(List<JsonNode> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        List<JsonNode> drawn = new ArrayList<>(rows);
        Collections.shuffle(drawn, new Random(seed));
        return drawn.subList(0, most);
    }

    private static CodedText item(JsonNode row, Map<String, String> bodies) {
        String body = row.has("body_id") ? bodies.get(text(row, "body_id")) : text(row, "text");
        Code code = switch (text(row, "label")) {
            case "pro" -> Code.PRO;
            case "contra" -> Code.CONTRA;
            default -> Code.NO_POSITION;
        };
        String group = row.has("body_id") ? text(row, "body_id") : text(row, "id");
        return new CodedText(new StanceText(text(row, "id"), text(row, "title"), body, Optional.of(text(row, "lang")),
                Optional.of(text(row, "target")).filter(target -> !target.isEmpty()), Optional.empty()), code,
                Optional.of(group), Optional.empty());
    }

    private static String text(JsonNode row, String key) {
        return row.path(key).asString("");
    }
}
