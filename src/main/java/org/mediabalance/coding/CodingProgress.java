package org.mediabalance.coding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far the coding is. Counts of single coders hold control items too, so that nobody can find out by counting which
 * tasks were controls; {@code planned} and {@code done} are of items only.
 *
 * @param planned codes of items that the plan asks for
 * @param done of these, given or being given
 * @param useful codes of items chosen as most useful to the model
 */
public record CodingProgress(long planned, long done, long useful, List<OfCoder> coders) {
    public CodingProgress {
        coders = List.copyOf(coders);
    }

    /**
     * One coder.
     *
     * @param codes answers in force
     * @param today of these, since the beginning of the study zone's day
     * @param median usual time from getting a task to answering it; empty before the first answer
     */
    public record OfCoder(String coder, long codes, long today, Optional<Duration> median) {}
}
