package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalePageTest {

    @Test
    void aSectionIsReplacedWhereItStandsAndTheOthersStay() {
        String one = ScalePage.with("", "Index", "old\n\n### On paper\n\nold too");
        String both = ScalePage.with(one, "Processing", "| a | b |\n");
        String replaced = ScalePage.with(both, "Index", "new");

        assertThat(one).startsWith("# The price of distribution\n")
                .endsWith("## Index\n\nold\n\n### On paper\n\nold too\n");
        assertThat(both).isEqualTo(one + "\n## Processing\n\n| a | b |\n");
        assertThat(replaced).doesNotContain("old").endsWith("\n\n## Index\n\nnew\n\n## Processing\n\n| a | b |\n");
        assertThat(ScalePage.with(replaced, "Index", "new")).isEqualTo(replaced);
    }
}
