package org.mediabalance.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mediabalance.store.HumanCode;

/** Finds the items on which coders disagree. Stateless. */
public final class Disagreements {
    private Disagreements() {
    }

    /** Every item with two different codes by two coders, those not yet settled first, each group by id. */
    public static List<Disagreement> of(List<HumanCode> codes) {
        Map<String, Map<String, HumanCode>> blind = new TreeMap<>();
        Map<String, HumanCode> settled = new TreeMap<>();
        for (HumanCode code : codes) {
            if (code.independent()) {
                blind.computeIfAbsent(code.item(), k -> new TreeMap<>()).put(code.coder(), code);
            } else if (code.round().equals(HumanCode.ADJUDICATION)) {
                settled.put(code.item(), code);
            }
        }
        List<Disagreement> open = new ArrayList<>();
        List<Disagreement> closed = new ArrayList<>();
        blind.forEach((item, byCoder) -> {
            if (byCoder.values().stream().map(HumanCode::code).distinct().count() > 1) {
                Optional<HumanCode> end = Optional.ofNullable(settled.get(item));
                (end.isPresent() ? closed : open)
                        .add(new Disagreement(item, List.copyOf(byCoder.values()), end));
            }
        });
        open.addAll(closed);
        return open;
    }
}
