package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mediabalance.coding.Agreement;
import org.mediabalance.study.Code;
import org.mediabalance.study.Reliability;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What datasets/stance/README.md promises of the training data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StanceDataTest {
    private static final double NEAR_DUPLICATE = 0.3;

    private final Map<String, List<JsonNode>> parts = new TreeMap<>();
    private final List<JsonNode> all = new ArrayList<>();

    @BeforeAll
    void read() throws IOException {
        for (String part : List.of("train", "dev", "test", "implied")) {
            parts.put(part, lines(Path.of("datasets/stance", part + ".jsonl")));
            all.addAll(parts.get(part));
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        JsonMapper mapper = new JsonMapper();
        return Files.readAllLines(file).stream().map(mapper::readTree).toList();
    }

    @Test
    void thereAreEnoughItemsInEachLanguageOverManyQuestions() {
        Map<String, Long> languages = parts.get("train").stream()
                .collect(Collectors.groupingBy(i -> i.get("language").asString(), Collectors.counting()));
        assertThat(languages.get("kk")).isGreaterThanOrEqualTo(480);
        assertThat(languages.get("ru")).isGreaterThanOrEqualTo(480);
        assertThat(languages.get("en")).isGreaterThanOrEqualTo(240);
        assertThat(all.stream().map(i -> i.get("question").asString()).distinct()).hasSizeGreaterThanOrEqualTo(28);
        assertThat(all.stream().map(i -> i.get("id").asString()).distinct()).hasSameSizeAs(all);
    }

    @Test
    void theCodesAreSharedOutAsPlanned() {
        Map<Code, Double> shares = new HashMap<>();
        all.forEach(i -> shares.merge(Code.of(i.get("code").asString()), 1.0 / all.size(), Double::sum));
        assertThat(shares.get(Code.NO_POSITION)).isBetween(0.27, 0.33);
        assertThat(shares.get(Code.PRO)).isBetween(0.24, 0.30);
        assertThat(shares.get(Code.CONTRA)).isBetween(0.17, 0.23);
        assertThat(shares.get(Code.MIXED)).isBetween(0.06, 0.10);
        assertThat(shares.get(Code.NOT_RELEVANT)).isBetween(0.12, 0.18);
    }

    @Test
    void noPairOfQuestionAndAuthorStandsInTwoParts() {
        Map<String, Set<String>> partsOf = new HashMap<>();
        parts.forEach((part, items) -> items.forEach(i -> partsOf
                .computeIfAbsent(i.get("question").asString() + " " + i.get("author").asString(), k -> new HashSet<>())
                .add(part)));
        assertThat(partsOf.values()).allMatch(in -> in.size() == 1);
    }

    @Test
    void twoCodersAgreeInEachLanguage() {
        for (String language : List.of("kk", "ru", "en")) {
            List<Agreement.Given> given = new ArrayList<>();
            all.stream().filter(i -> i.get("language").asString().equals(language)).forEach(i -> {
                given.add(new Agreement.Given(i.get("id").asString(), "a", i.get("coder_a").asString()));
                given.add(new Agreement.Given(i.get("id").asString(), "b", i.get("coder_b").asString()));
            });
            Reliability reliability = Agreement.of("code", language, given, 1);
            assertThat(reliability.items()).as(language).isGreaterThanOrEqualTo(240);
            assertThat(reliability.alpha().orElseThrow()).as(language).isGreaterThanOrEqualTo(0.80);
        }
    }

    @Test
    void noTextIsANearCopyOfAnotherOrOfAReconstructedClip() throws IOException {
        Map<String, Set<String>> shingles = new HashMap<>();
        all.forEach(i -> shingles.put(i.get("id").asString(), shingles(i)));
        Set<String> ours = Set.copyOf(shingles.keySet());
        List<JsonNode> clips = lines(Path.of("datasets/odihr-kz-2022/clips.jsonl"));
        clips.forEach(i -> shingles.put(i.get("id").asString(), shingles(i)));
        Map<String, List<String>> holders = new HashMap<>();
        shingles.forEach((id, set) -> set.forEach(s -> holders.computeIfAbsent(s, k -> new ArrayList<>()).add(id)));
        List<String> copies = new ArrayList<>();
        for (String id : ours) {
            Map<String, Integer> shared = new HashMap<>();
            shingles.get(id).forEach(s -> holders.get(s).forEach(other -> shared.merge(other, 1, Integer::sum)));
            shared.remove(id);
            shared.forEach((other, common) -> {
                double jaccard = (double) common / (shingles.get(id).size() + shingles.get(other).size() - common);
                if (jaccard > NEAR_DUPLICATE) {
                    copies.add(id + " " + other + " " + jaccard);
                }
            });
        }
        assertThat(copies).isEmpty();
    }

    private static Set<String> shingles(JsonNode item) {
        String[] words = (item.get("title").asString() + " " + item.get("text").asString()).toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+");
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + 2 < words.length; i++) {
            shingles.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
        }
        return shingles;
    }
}
