package org.mediabalance.balance;

import java.util.List;
import java.util.Map;
import org.mediabalance.study.Stance;

/**
 * One row of a balance table.
 *
 * @param coded the items that have one of the three stances, together; its stories are counted once each
 * @param leftOut items coded not relevant or unusable
 * @param uncoded items that nobody has coded; they are in no share and no index
 * @param ids ids of the items per stance, sorted; empty for a stance with more than {@link Tabulation#IDS_MAX}
 */
public record Cell(Amount neutral, Amount pro, Amount contra, Amount coded, Amount leftOut, Amount uncoded,
        Map<Stance, List<String>> ids) {
    /** A row without items. */
    public static final Cell EMPTY = new Cell(Amount.NONE, Amount.NONE, Amount.NONE, Amount.NONE, Amount.NONE,
            Amount.NONE, Map.of());

    public Cell {
        ids = Map.copyOf(ids);
    }

    /** The amount of one class. */
    public Amount of(Stance stance) {
        return switch (stance) {
            case NEUTRAL -> neutral;
            case PRO -> pro;
            case CONTRA -> contra;
        };
    }

    /** The ids of one class, as far as they were kept. */
    public List<String> ids(Stance stance) {
        return ids.getOrDefault(stance, List.of());
    }
}
