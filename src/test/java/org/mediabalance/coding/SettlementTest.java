package org.mediabalance.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediabalance.store.HumanCode;
import org.mediabalance.study.Code;

class SettlementTest {
    private static HumanCode code(String item, String coder, Code code, String round) {
        return new HumanCode(item, coder, code, round, "1", "", Instant.EPOCH);
    }

    @Test
    void agreementSettlesAndDisagreementLeavesUncoded() {
        Map<String, Code> settled = Settlement.of(List.of(code("agreed", "a", Code.PRO, "first"),
                code("agreed", "b", Code.PRO, "second"), code("open", "a", Code.PRO, "first"),
                code("open", "b", Code.NO_POSITION, "second"), code("single", "a", Code.MIXED, "first")));
        assertThat(settled).isEqualTo(Map.of("agreed", Code.PRO, "single", Code.MIXED));
    }

    @Test
    void theLatestAdjudicationWins() {
        Map<String, Code> settled = Settlement.of(List.of(code("x", "a", Code.PRO, "first"),
                code("x", "b", Code.CONTRA, "second"), code("x", "c", Code.CONTRA, HumanCode.ADJUDICATION),
                code("x", "c", Code.MIXED, HumanCode.ADJUDICATION), code("x", "a", Code.PRO, HumanCode.REVIEW)));
        assertThat(settled).isEqualTo(Map.of("x", Code.MIXED));
    }

    @Test
    void aCodersLaterCodeTakesThePlaceOfTheEarlier() {
        Map<String, Code> settled = Settlement.of(List.of(code("x", "a", Code.CONTRA, "first"),
                code("x", "b", Code.PRO, "second"), code("x", "a", Code.PRO, "first")));
        assertThat(settled).containsEntry("x", Code.PRO);
    }
}
