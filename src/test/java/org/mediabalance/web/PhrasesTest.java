package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediabalance.report.Phrasebook;

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
                "about")) {
            assertThat(found("\\bp\\(\"([\\w.]+)\"[,)]", resource(template + ".ftlh"))
                    .map(call -> call.replaceAll(".*\"(.*)\".*", "$1"))).as(template).isNotEmpty()
                    .allSatisfy(key -> assertThat(BOOKS.get("en").keys()).contains(key));
        }
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
    }
}
