package org.mediabalance.balance;

/**
 * How much coverage: items, seconds of those whose length is known, how many are not, and stories.
 *
 * @param lengthUnknown items that add nothing to {@code seconds} because their length is not known
 * @param stories clusters of near-identical items; a story coded two ways counts in both classes
 */
public record Amount(long items, long seconds, long lengthUnknown, long stories) {
    static final Amount NONE = new Amount(0, 0, 0, 0);
}
