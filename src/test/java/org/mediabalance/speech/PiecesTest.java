package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PiecesTest {
    /** П is D0 9F, р is D1 80; Ġ stands for the space and Ł for 9F, Ģ for 80. */
    private final Pieces pieces = new Pieces(Map.of("ĠÐŁ", 1, "Ñ", 2, "Ģ", 3, "Ġno", 4, "<|ru|>", 5));

    @Test
    void aLetterMayBeSplitBetweenTokens() {
        assertThat(pieces.text(List.of(1, 2, 3, 4))).isEqualTo("Пр no");
    }

    @Test
    void idsOutsideTheVocabularySayNothingAndHalfALetterIsNoCrash() {
        assertThat(pieces.text(List.of(50364, 4, 50400))).isEqualTo("no");
        assertThat(pieces.text(List.of(2))).isEqualTo("\uFFFD");
    }
}
