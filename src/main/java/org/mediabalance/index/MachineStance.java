package org.mediabalance.index;

import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * What the classifier says of an item: a witness, never a human code.
 *
 * @param stance the most likely class, given that the item is about the question
 * @param code the code it would give, which may be {@code not_relevant}
 * @param pro probability in [0, 1]; the three sum to 1
 * @param model name and digest of the model
 */
public record MachineStance(Stance stance, Code code, double pro, double contra, double neutral, String model) {}
