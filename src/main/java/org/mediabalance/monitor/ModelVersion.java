package org.mediabalance.monitor;

import java.time.Instant;

/**
 * One training of a study's stance model on the study's own codes.
 *
 * @param number 1 for the first
 * @param model id of the model
 * @param trainedOn codes it learned from
 * @param heldOut codes it was measured on and never learned from
 * @param before figures of the model in use before, on the same held-out codes
 * @param after its own
 */
public record ModelVersion(int number, String model, Instant at, int trainedOn, int heldOut, Figures before,
        Figures after) {

    /**
     * How well a model does on the held-out codes.
     *
     * @param macroF1 mean F1 of the stances that occur
     * @param low lower end of its 95 % bootstrap interval
     * @param accuracy share of the relevant items with the right stance
     */
    public record Figures(double macroF1, double low, double high, double accuracy) {}
}
