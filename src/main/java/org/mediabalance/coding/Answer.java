package org.mediabalance.coding;

import java.util.List;
import org.mediabalance.store.CodeEvidence;
import org.mediabalance.study.Code;

/**
 * What a coder says of an item.
 *
 * @param note for the colleagues, may be empty; at most {@link #NOTE_MAX} UTF-16 units
 * @param evidence the places that carry the code, may be empty; at most {@link #EVIDENCE_MAX}
 */
public record Answer(Code code, String note, List<CodeEvidence> evidence) {
    /** A note is a remark, not a document: a page of text. */
    public static final int NOTE_MAX = 2_000;
    /** More places than this are no evidence any more but the whole item. */
    public static final int EVIDENCE_MAX = 50;

    public Answer {
        evidence = List.copyOf(evidence);
        if (note.length() > NOTE_MAX || evidence.size() > EVIDENCE_MAX) {
            throw new org.mediabalance.study.InputException("a note has at most " + NOTE_MAX
                    + " characters and a code at most " + EVIDENCE_MAX + " places of evidence");
        }
    }
}
