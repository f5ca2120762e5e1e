package org.mediabalance.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediabalance.coding.Agreement.Given;
import org.mediabalance.study.Reliability;

class AgreementTest {

    /** Worked example C of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): nominal alpha 0.743. */
    @Test
    void alphaOfFourCodersWithGapsEqualsThePublishedWorkedExample() {
        String[] coders = {"1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 ."};
        List<Given> codes = new ArrayList<>();
        for (int c = 0; c < coders.length; c++) {
            String[] values = coders[c].split(" ");
            for (int i = 0; i < values.length; i++) {
                if (!values[i].equals(".")) {
                    codes.add(new Given("item" + i, "coder" + c, values[i]));
                }
            }
        }

        Reliability result = Agreement.of("code", "all", codes, 1);

        assertThat(result.alpha().orElseThrow()).isCloseTo(0.743, within(0.0005));
        assertThat(result.items()).isEqualTo(11);
        assertThat(result.low().orElseThrow()).isLessThan(0.743);
        assertThat(result.high().orElseThrow()).isGreaterThan(0.743);
    }

    /** The two figures of the ATLAS.ti manual after Bloch and Kraemer: four equal codes, significance 0.05. */
    @ParameterizedTest
    @CsvSource({"0.800,0.25,139", "0.667,0.25,81", "0.667,0.3333333,68", "0.800,0.05,560", "0.900,0.03,1850"})
    void theNumberOfItemsNeededIsThePublishedOne(double alpha, double share, int items) {
        assertThat(Agreement.itemsNeeded(alpha, share, 0.05)).isEqualTo(items);
    }

    @Test
    void anImpossibleAlphaIsRefused() {
        assertThatThrownBy(() -> Agreement.itemsNeeded(1, 0.25, 0.05)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void codersWhoNeverOverlapHaveNoAlphaButAReason() {
        Reliability result = Agreement.of("code", "kk",
                List.of(new Given("a", "x", "pro"), new Given("b", "y", "contra")), 1);

        assertThat(result.alpha()).isEmpty();
        assertThat(result.percent()).isEmpty();
        assertThat(result.note()).isEqualTo("no item was coded by two coders");
    }

    @Test
    void codesThatAreAllTheSameHaveNoAlphaButAReason() {
        Reliability result = Agreement.of("code", "kk", List.of(new Given("a", "x", "pro"), new Given("a", "y", "pro")),
                1);

        assertThat(result.alpha()).isEmpty();
        assertThat(result.percent()).hasValue(1);
        assertThat(result.note()).startsWith("all codes are the same");
    }

    @Test
    void theOrderOfTheCodesDoesNotMatterAndTheSeedDoes() {
        List<Given> codes = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 120; i++) {
            String truth = List.of("pro", "contra", "mixed", "no_position").get(random.nextInt(4));
            codes.add(new Given("item" + i, "a", truth));
            codes.add(new Given("item" + i, "b", random.nextInt(5) == 0 ? "pro" : truth));
        }
        Reliability first = Agreement.of("code", "all", codes, 3);
        Collections.shuffle(codes, random);

        assertThat(Agreement.of("code", "all", codes, 3)).isEqualTo(first);
        assertThat(Agreement.of("code", "all", codes, 4)).isNotEqualTo(first);
    }
}
