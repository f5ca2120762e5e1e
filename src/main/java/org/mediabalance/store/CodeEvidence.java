package org.mediabalance.store;

/**
 * The place in an item that a coder named for a code.
 *
 * @param cue whether it is a stretch of the captions, in milliseconds; else of the text, in UTF-16 units
 * @param start 0 or more
 * @param end exclusive, never before {@code start}
 */
public record CodeEvidence(boolean cue, long start, long end) {
    public CodeEvidence {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("evidence from " + start + " to " + end);
        }
    }
}
