package org.mediabalance.stance;

import org.mediabalance.study.Stance;

/**
 * A sentence that moved the decision: with {@code text.substring(start, end)} taken out of the item, the probability of
 * {@code side} falls by {@code weight}.
 *
 * @param start offset in the item's text, in UTF-16 units, inclusive
 * @param end exclusive
 * @param weight fall of the side's probability, above 0 and at most 1
 */
public record Evidence(int start, int end, double weight, Stance side) {}
