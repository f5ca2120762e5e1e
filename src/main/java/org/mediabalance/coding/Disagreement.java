package org.mediabalance.coding;

import java.util.List;
import java.util.Optional;
import org.mediabalance.store.HumanCode;

/**
 * An item whose coders disagree.
 *
 * @param codes each coder's latest blind code, by coder
 * @param settled the latest adjudication; empty while the item counts as uncoded
 */
public record Disagreement(String item, List<HumanCode> codes, Optional<HumanCode> settled) {
    public Disagreement {
        codes = List.copyOf(codes);
    }
}
