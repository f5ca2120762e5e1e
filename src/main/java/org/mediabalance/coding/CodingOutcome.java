package org.mediabalance.coding;

/** What became of an answer, an undo or an adjudication. */
public sealed interface CodingOutcome {
    /** It is on disk. */
    record Stored() implements CodingOutcome {}

    /** The same answer was on disk already, as after a repeated request; nothing was added. */
    record AlreadyStored() implements CodingOutcome {}

    /** Nothing was stored. */
    record Refused(Reason why) implements CodingOutcome {}

    /** Why nothing was stored. */
    enum Reason {
        /** The task is not this coder's. */
        NOT_YOURS,
        /** The task has another answer, which must be taken back first. */
        OTHER_ANSWER,
        /** Too late: other codes of the item may have been seen by now. */
        TOO_LATE,
        /** There is no answer to take back. */
        NO_ANSWER,
        /** The coders do not disagree on the item. */
        NO_DISAGREEMENT,
        /** An adjudication needs a reason. */
        NO_REASON,
        /** The evidence lies outside the item. */
        EVIDENCE_OUTSIDE
    }
}
