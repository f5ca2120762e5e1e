package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;

class ScreenLinesTest {

    private static List<ScreenLine> frame(String... lines) {
        return java.util.Arrays.stream(lines).map(line -> new ScreenLine(line, 90.0 * line.length())).toList();
    }

    private static Cue cue(int start, int end, String text) {
        return new Cue(Duration.ofSeconds(start), Duration.ofSeconds(end), text);
    }

    @Test
    void aLineThatStandsIsOneCueFromItsFirstFrameToItsLast() {
        ScreenLines lines = new ScreenLines(1);
        lines.frame(frame());
        lines.frame(frame("Айгүл Серікқызы", "мектеп директоры"));
        lines.frame(frame("Айгүл Серікқызы", "мектеп директоры"));
        lines.frame(frame("Айгүл Серікқызы"));
        lines.frame(frame());
        assertThat(lines.cues()).containsExactly(cue(1, 4, "Айгүл Серікқызы"), cue(1, 3, "мектеп директоры"));
        assertThat(lines.length()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theReadingThatCameOutMostOftenIsTakenAndOneMissedFrameDoesNotCutTheLine() {
        ScreenLines lines = new ScreenLines(1);
        lines.frame(frame("Референдум унаскелері ашылады"));
        lines.frame(frame("Референдум учаскелері ашылады"));
        lines.frame(frame());
        lines.frame(frame("Референдум учаскелері ашылады"));
        lines.frame(frame("учаскелері ашылады"));
        assertThat(lines.cues()).containsExactly(cue(0, 5, "Референдум учаскелері ашылады"));
    }

    @Test
    void whatNoSecondFrameConfirmsIsDroppedAndALineThatComesBackIsAnotherCue() {
        ScreenLines lines = new ScreenLines(2);
        lines.frame(frame("жекен жеке ит", "Участок открыт"));
        lines.frame(frame("кввмн шцпор", "Участок открыт"));
        lines.frame(frame());
        lines.frame(frame());
        lines.frame(frame("Участок открыт"));
        lines.frame(frame("Участок открыт"));
        assertThat(lines.cues()).containsExactly(cue(0, 4, "Участок открыт"), cue(8, 12, "Участок открыт"));
    }

    @Test
    void wordsThatAreNotBelievedAndLinesOfFewLettersAreLeftOut() {
        List<ScreenLine> lines = new ArrayList<>();
        ScreenLine.Builder builder = new ScreenLine.Builder();
        builder.word("Учитель", 96);
        builder.word("ШЕ", 55);
        builder.word("|!", 91);
        builder.word("истории", 95);
        builder.end(lines);
        builder.word("14:30", 96);
        builder.end(lines);
        assertThat(lines).extracting(ScreenLine::text).containsExactly("Учитель истории");
    }

    @ParameterizedTest
    @CsvSource({"кот,кот,0", "кот,код,1", "сағат,сагат,1", "'',абв,3", "учаскелері,унаскелер,2"})
    void theDistanceCountsLettersPutInLeftOutAndChanged(String a, String b, int distance) {
        assertThat(ScreenLine.distance(a, b)).isEqualTo(distance).isEqualTo(ScreenLine.distance(b, a));
    }

    @Test
    void aMissingProgramIsSaidWithHowToInstallIt() {
        assertThatThrownBy(() -> Tesseract.find("no-such-tesseract")).isInstanceOf(InputException.class)
                .hasMessageContaining("apt-get install tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus");
    }
}
