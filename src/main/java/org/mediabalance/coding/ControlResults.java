package org.mediabalance.coding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mediabalance.store.AssignedCode;
import org.mediabalance.store.ControlItem;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * How many of the control items that take a side were found by the coders who met them: the sensitivity of the coding.
 *
 * @param seeded times a control item that is pro or contra was coded
 * @param found of these, times its stance was found
 * @param byCode by known code: times coded, times this very code was given
 */
public record ControlResults(int seeded, int found, Map<Code, Met> byCode) {
    public ControlResults {
        byCode = Map.copyOf(byCode);
    }

    /** How often controls of one code were met and given that code. */
    public record Met(int coded, int same) {}

    /** Counts the answers; answers to controls that are not listed are left out. */
    public static ControlResults of(List<ControlItem> controls, Collection<AssignedCode> answers) {
        Map<String, Code> known = new TreeMap<>();
        controls.forEach(control -> known.put(control.item().id(), control.code()));
        int seeded = 0;
        int found = 0;
        Map<Code, Met> byCode = new TreeMap<>();
        for (AssignedCode answer : answers) {
            Code truth = known.get(answer.assignment().subject());
            if (truth == null) {
                continue;
            }
            byCode.merge(truth, new Met(1, truth == answer.code() ? 1 : 0),
                    (a, b) -> new Met(a.coded() + b.coded(), a.same() + b.same()));
            if (truth.stance().filter(stance -> stance != Stance.NEUTRAL).isPresent()) {
                seeded++;
                found += truth.stance().equals(answer.code().stance()) ? 1 : 0;
            }
        }
        return new ControlResults(seeded, found, byCode);
    }
}
