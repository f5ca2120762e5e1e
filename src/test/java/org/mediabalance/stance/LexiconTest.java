package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LexiconTest {
    private static Set<String> concepts(String language, String text) {
        Set<String> all = new TreeSet<>();
        Lexicon.of(language).concepts(Words.of(text)).forEach(all::addAll);
        return all;
    }

    @Test
    void the_same_thought_has_the_same_concept_in_three_languages() {
        for (var said : Map.of("kk", "референдумда «иә» дейміз", "ru", "на референдуме скажем «да»", "en",
                "at the referendum we will vote yes").entrySet()) {
            assertThat(concepts(said.getKey(), said.getValue())).as(said.getKey()).contains("vote", "yes", "yesvote")
                    .doesNotContain("novote", "abstain");
        }
        for (var said : Map.of("kk", "дауыс беруге бармаймын", "ru", "голосовать не пойду", "en",
                "i will stay home on voting day").entrySet()) {
            assertThat(concepts(said.getKey(), said.getValue())).as(said.getKey()).contains("abstain", "vote");
        }
    }

    @Test
    void another_language_has_no_concepts() {
        assertThat(concepts("ca", "Votaré que sí")).isEmpty();
    }

    @Test
    void negation_is_seen_before_the_word_and_in_kazakh_behind_it() {
        assertThat(features("ru", "Я не против моста")).contains("lnot oppose");
        assertThat(features("kk", "Мен көпірге қарсы емеспін")).contains("lnot oppose");
        assertThat(features("en", "I am against the bridge")).contains("loppose").doesNotContain("lnot oppose");
    }

    private static Set<String> features(String language, String text) {
        return FeatureReader.read(
                new StanceText("x", "", text, Optional.of(language), Optional.empty(), Optional.empty())).keySet();
    }
}
