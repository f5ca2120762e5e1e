package org.mediabalance.store;

import java.time.Instant;

/**
 * How the items of a study are handed out to coders; the latest plan is in force, earlier ones stay in the record.
 *
 * @param seed fixes the random order of items and which of them are coded twice
 * @param doubleShare share of the items that two people code without sight of each other, 0 to 1
 * @param usefulShare share of the tasks that are chosen as most useful to the model instead of at random, 0 to below 1
 * @param controlShare share of the tasks that are control items with a known code, 0 to below 1
 * @param retrainEvery codes after which the stance model is trained anew; 0 is never
 * @param author who set it
 */
public record CodingPlan(long seed, double doubleShare, double usefulShare, double controlShare, int retrainEvery,
        String author, Instant at) {
    public CodingPlan {
        if (!(doubleShare >= 0 && doubleShare <= 1) || !(usefulShare >= 0 && usefulShare < 1)
                || !(controlShare >= 0 && controlShare < 1) || retrainEvery < 0) {
            throw new IllegalArgumentException("shares " + doubleShare + ", " + usefulShare + ", " + controlShare
                    + " must lie between 0 and 1 and retraining after " + retrainEvery + " codes at 0 or more");
        }
    }
}
