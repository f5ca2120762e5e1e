package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PassageTest {
    private static List<String> sentences(String text) {
        return new Passage(text).sentences().stream().map(at -> text.substring(at[0], at[1])).toList();
    }

    @Test
    void sentences_end_at_stops_and_lines_but_not_after_initials_or_inside_numbers() {
        assertThat(sentences("Мост нужен. А. Иванов «за»! Цена 3.5 млрд?\nЖоқ.")).containsExactly("Мост нужен.",
                " А. Иванов «за»!", " Цена 3.5 млрд?", "Жоқ.");
    }

    @Test
    void speech_without_punctuation_is_cut_into_stretches() {
        String speech = "ну вот смотрите я тут сети ставлю ".repeat(20);
        List<String> parts = sentences(speech);
        assertThat(parts).hasSizeBetween(3, 5);
        assertThat(String.join("", parts)).isEqualTo(speech);
    }

    @Test
    void markup_and_lone_surrogates_become_spaces_without_moving_anything() {
        Passage passage = new Passage("a<b class=\"x\">c</b>&nbsp;\ud83d\ude00\udc00d");
        assertThat(passage.text()).isEqualTo("a             c          \ud83d\ude00 d").hasSize(29);
        assertThat(passage.hadMarkup()).isTrue();
        assertThat(new Passage("3 < 5 and 7 > 6").hadMarkup()).isFalse();
    }

    @RepeatedTest(200)
    void whatever_the_text_its_length_stays_and_sentences_cover_all_that_is_not_blank(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        String alphabet = "аб c.!?\n<>&;/\ud83d\ude00\u0000әA1«» ";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(600);
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        Passage passage = new Passage(text.toString());
        assertThat(passage.text()).as("seed %d", info.getCurrentRepetition()).hasSameSizeAs(text);
        int covered = 0;
        for (int[] at : passage.sentences()) {
            assertThat(passage.text().substring(covered, at[0])).isBlank();
            assertThat(at[1]).isGreaterThan(at[0]);
            covered = at[1];
        }
        assertThat(passage.text().substring(covered)).isBlank();
    }
}
