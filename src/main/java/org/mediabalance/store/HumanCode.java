package org.mediabalance.store;

import java.time.Instant;
import org.mediabalance.study.Code;

/**
 * One code a person gave to an item: a fact, never changed, only followed by a later one.
 *
 * @param round {@code first}, {@code second} (blind), {@link #REVIEW} or {@link #ADJUDICATION}
 * @param codebook the codebook version it was given under
 */
public record HumanCode(String item, String coder, Code code, String round, String codebook, String note, Instant at) {
    /** The round whose code settles a disagreement. */
    public static final String ADJUDICATION = "adjudication";
    /** The round in which a person looks at what the machine was least certain of. */
    public static final String REVIEW = "review";

    /** Whether the code was given without sight of any other code of the item, so that agreement may count it. */
    public boolean independent() {
        return !round.equals(ADJUDICATION) && !round.equals(REVIEW);
    }
}
