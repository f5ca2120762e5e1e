package org.mediabalance.study;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How well coders agree on one variable in one language: Krippendorff's alpha with its bootstrap interval, the share of
 * agreeing pairs, and which codes met which.
 *
 * @param variable such as {@code code} or {@code stance}
 * @param language ISO 639-1 code, or {@code all}
 * @param coders how many people coded any of the items
 * @param items how many items have at least two codes
 * @param alpha empty when the data cannot give it, for the reason in {@code note}
 * @param low lower end of the 95 % interval; empty with {@code alpha}
 * @param percent share of agreeing pairs of codes, 0 to 1
 * @param pairs how often each unordered pair of codes was given to one item, in alphabetical order
 * @param note what limits the figure, in a sentence; empty when nothing does
 */
public record Reliability(String variable, String language, int coders, int items, OptionalDouble alpha,
        OptionalDouble low, OptionalDouble high, OptionalDouble percent, List<Pair> pairs, String note) {
    public Reliability {
        pairs = List.copyOf(pairs);
    }

    /** How often one code met another on the same item. */
    public record Pair(String first, String second, long count) {}
}
