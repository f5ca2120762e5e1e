package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordErrorsTest {

    @Test
    void changesOmissionsAndAdditionsCountOnce() {
        assertThat(WordErrors.of("раз два три четыре", "раз двое три четыре")).isEqualTo(new WordErrors(1, 4));
        assertThat(WordErrors.of("раз два три четыре", "раз три четыре")).isEqualTo(new WordErrors(1, 4));
        assertThat(WordErrors.of("раз два три четыре", "раз два и три четыре пять")).isEqualTo(new WordErrors(2, 4));
        assertThat(WordErrors.of("из крапивы", "изкрапивы")).isEqualTo(new WordErrors(2, 2));
    }

    @Test
    void caseStressPunctuationAndYoDoNotCount() {
        assertThat(WordErrors.of("Чёткость, вол+ос - раз!", "четкость волос раз").rate()).isZero();
    }

    @Test
    void lettersAreCountedWithoutSpaces() {
        assertThat(WordErrors.ofLetters("из крапивы", "изкрапивый").rate()).isCloseTo(1 / 9.0, within(1e-12));
    }

    @Test
    void nothingSaidAndSomethingHeardIsNoPerfectScore() {
        assertThat(WordErrors.of("", "").rate()).isZero();
        assertThat(WordErrors.of("", "слово").rate()).isInfinite();
    }
}
