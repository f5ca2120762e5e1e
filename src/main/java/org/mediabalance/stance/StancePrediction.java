package org.mediabalance.stance;

import java.util.List;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * What the classifier says of one item.
 *
 * @param relevant whether the item is about the question at all; the stance below holds under the assumption that it is
 * @param relevance calibrated probability of being relevant, 0 to 1; 1 when the model never saw irrelevant items
 * @param stance the decision; for rare classes it can differ from the largest probability, see the model's card
 * @param pro calibrated probability given that the item is relevant; the three sum to 1
 * @param contra likewise
 * @param neutral likewise
 * @param code the most likely code that agrees with {@code relevant} and {@code stance}
 * @param evidence sentences that moved the decision, strongest first; empty when nothing did
 * @param notes what makes this prediction uncertain, in plain words, such as an empty text; usually empty
 */
public record StancePrediction(boolean relevant, double relevance, Stance stance, double pro, double contra,
        double neutral, Code code, List<Evidence> evidence, List<String> notes) {
    public StancePrediction {
        evidence = List.copyOf(evidence);
        notes = List.copyOf(notes);
    }

    /** The probability of one stance. */
    public double probability(Stance of) {
        return switch (of) {
            case PRO -> pro;
            case CONTRA -> contra;
            case NEUTRAL -> neutral;
        };
    }
}
