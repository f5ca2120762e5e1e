package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.index.LuceneIndex;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.report.Phrasebook;
import org.mediabalance.study.InputException;

class PhrasesTest {
    private static final Map<String, Phrasebook> BOOKS = Phrasebook.LANGUAGES.stream().collect(Collectors.toMap(l -> l,
            language -> new Phrasebook(language, Languages.class, Languages.PHRASES)));

    private static String resource(String name) {
        try (var stream = Languages.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyLanguageSaysEverything() {
        Set<String> english = BOOKS.get("en").keys();
        assertThat(BOOKS.get("ru").keys()).isEqualTo(english);
        assertThat(BOOKS.get("kk").keys()).isEqualTo(english);
    }

    @Test
    void aPhraseHasTheSamePlacesInEveryLanguage() {
        for (String key : BOOKS.get("en").keys()) {
            Set<String> places = places(BOOKS.get("en").phrase(key));
            assertThat(places(BOOKS.get("ru").phrase(key))).as(key).isEqualTo(places);
            assertThat(places(BOOKS.get("kk").phrase(key))).as(key).isEqualTo(places);
        }
    }

    private static Set<String> places(String phrase) {
        return found("\\{\\d}", phrase).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void templatesAskOnlyForPhrasesThereAre() {
        for (String template : List.of("layout", "refusal", "search", "saved", "item", "coverage", "day", "report",
                "about", "coding", "progress", "team", "disagreements", "adjudication", "sign-in", "join")) {
            assertThat(found("\\bp\\(\"([\\w.]+)\"[,)]", resource(template + ".ftlh"))
                    .map(call -> call.replaceAll(".*\"(.*)\".*", "$1"))).as(template).isNotEmpty()
                    .allSatisfy(key -> assertThat(BOOKS.get("en").keys()).contains(key));
        }
    }

    @Test
    void everyRefusalIsSaidInTheReadersLanguage(@TempDir Path directory) throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/mediabalance/web"))) {
            List<String> sentences = sources.map(PhrasesTest::read)
                    .flatMap(source -> Pattern.compile("Response\\(\\s*\"([^\"]+)\"(?=\\s*\\))").matcher(source)
                            .results())
                    .map(match -> match.group(1)).toList();
            assertThat(sentences).hasSizeGreaterThan(15).allSatisfy(PhrasesTest::known);
        }
        LuceneIndex index = LuceneIndex.create(directory);
        for (String query : List.of("x".repeat(30_000), "(".repeat(40) + "x", "a AND (", "day:x", "stance:por", "a*",
                "nofield:x", "/a/", "outlet:[a TO b]", "outlet:khabar~", "day:2022-13-01")) {
            assertThatThrownBy(() -> index.search(SearchRequest.first(query, 1))).isInstanceOf(InputException.class)
                    .satisfies(refused -> known(refused.getMessage()));
        }
        index.close();
        assertThat(Reasons.in(BOOKS.get("ru"), "line 3: 'url' is missing")).contains("Строка 3: нет поля «url»");
        assertThat(Reasons.in(BOOKS.get("ru"), "something else")).isEmpty();
    }

    private static void known(String english) {
        assertThat(Reasons.in(BOOKS.get("ru"), english)).as(english).isPresent().get().asString()
                .isNotEqualTo(english);
        assertThat(Reasons.in(BOOKS.get("kk"), english)).as(english).isPresent();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
    }
}
