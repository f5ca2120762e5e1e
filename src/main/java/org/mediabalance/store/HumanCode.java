package org.mediabalance.store;

import java.time.Instant;
import org.mediabalance.study.Code;

/**
 * One code a person gave to an item: a fact, never changed, only followed by a later one.
 *
 * @param round {@code first}, {@code second} (blind) or {@code adjudication}
 * @param codebook the codebook version it was given under
 */
public record HumanCode(String item, String coder, Code code, String round, String codebook, String note, Instant at) {
    /** The round whose code settles a disagreement. */
    public static final String ADJUDICATION = "adjudication";
}
