package org.mediabalance.study;

/**
 * What the study declares as fair for a programme class; reports state the distance from it, never "bias".
 * Source: Revised Code of Good Practice on Referendums (2022), I.2.2.
 */
public sealed interface Benchmark {

    /** As much for as against. */
    record Parity() implements Benchmark {}

    /** Declared shares of the directional coverage; both in (0, 1), summing to 1. */
    record Weighted(double pro, double contra) implements Benchmark {
        public Weighted {
            if (!(pro > 0 && contra > 0) || Math.abs(pro + contra - 1) > 1e-9) {
                throw new IllegalArgumentException(
                        "weights " + pro + " and " + contra + " must be positive and sum to 1");
            }
        }
    }

    /** Both sides are heard at all. */
    record Access() implements Benchmark {}
}
