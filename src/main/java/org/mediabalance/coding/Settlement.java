package org.mediabalance.coding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mediabalance.store.HumanCode;
import org.mediabalance.study.Code;

/** Which code the people stand by, item by item. */
public final class Settlement {
    private Settlement() {
    }

    /**
     * The settled code of each item: the latest adjudication, else the one code all coders gave (each by their latest).
     * An item whose coders disagree and which nobody adjudicated is absent: it is uncoded, not neutral.
     */
    public static Map<String, Code> of(List<HumanCode> codes) {
        Map<String, List<HumanCode>> byItem = codes.stream()
                .collect(Collectors.groupingBy(HumanCode::item, LinkedHashMap::new, Collectors.toList()));
        Map<String, Code> settled = new HashMap<>();
        byItem.forEach((item, given) -> settled(given).ifPresent(code -> settled.put(item, code)));
        return settled;
    }

    private static Optional<Code> settled(List<HumanCode> given) {
        Optional<Code> adjudicated = given.stream().filter(c -> c.round().equals(HumanCode.ADJUDICATION))
                .reduce((earlier, later) -> later).map(HumanCode::code);
        if (adjudicated.isPresent()) {
            return adjudicated;
        }
        Map<String, Code> latest = new HashMap<>();
        given.forEach(code -> latest.put(code.coder(), code.code()));
        List<Code> distinct = latest.values().stream().distinct().toList();
        return distinct.size() == 1 ? Optional.of(distinct.getFirst()) : Optional.empty();
    }
}
