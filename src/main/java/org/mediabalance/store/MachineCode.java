package org.mediabalance.store;

import java.util.List;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * What a model said of an item: a witness, kept apart from human codes and named after its model.
 *
 * @param pro probability of each class; the three sum to 1
 */
public record MachineCode(String item, String model, Stance stance, Code code, double pro, double contra,
        double neutral, List<Evidence> evidence) {

    /** A stretch of the item's text that moved the decision; offsets in UTF-16 units of the text. */
    public record Evidence(int start, int end, double weight, Stance side) {}

    /** The probability of the class the model chose: the lower, the less certain. */
    public double confidence() {
        return switch (stance) {
            case PRO -> pro;
            case CONTRA -> contra;
            case NEUTRAL -> neutral;
        };
    }
}
