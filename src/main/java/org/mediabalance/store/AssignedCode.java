package org.mediabalance.store;

import java.time.Instant;
import java.util.List;
import org.mediabalance.study.Code;

/**
 * What a coder answered to an assignment; an answer taken back is no longer among them.
 *
 * @param number its place among the human codes, or among the control codes when the assignment is a control
 */
public record AssignedCode(long number, Assignment assignment, Code code, String note, List<CodeEvidence> evidence,
        Instant at) {
    public AssignedCode {
        evidence = List.copyOf(evidence);
    }
}
