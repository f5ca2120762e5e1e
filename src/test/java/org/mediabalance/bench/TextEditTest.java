package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEditTest {
    private static final List<String> WORDS = IntStream.range(0, 120).mapToObj(i -> "w" + i).toList();
    private static final List<String> FOREIGN = IntStream.range(0, 120).mapToObj(i -> "f" + i).toList();

    @ParameterizedTest
    @CsvSource({"FIVE_PERCENT, 6, 6", "TEN_PERCENT, 10, 12", "REWORDED, 30, 40", "HALF_OWN, 60, 60", "LEAD, 15, 15",
            "SIGNATURE, 10, 10", "CUT, 0, 0"})
    void anEditBringsInAsManyForeignWordsAsItSays(TextEdit edit, int least, int most) {
        List<String> edited = edit.of(WORDS, FOREIGN, new Random(5));
        assertThat(edited.stream().filter(word -> word.startsWith("f")).count()).isBetween((long) least, (long) most);
    }

    @Test
    void cuttingLeavesThreeQuarters() {
        assertThat(TextEdit.CUT.of(WORDS, FOREIGN, new Random(5))).isEqualTo(WORDS.subList(0, 90));
    }
}
