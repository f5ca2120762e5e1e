package org.mediabalance.store;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A page looked at again after its first capture.
 *
 * @param number the capture's place in the record
 * @param reason what the server said, for people; empty text when there is nothing to say
 * @param stored where the answer lies in the archive; empty when there was none
 * @param changes what differs from the version before, when the finding is {@code EDITED}
 */
public record Recapture(long number, URI url, Instant at, Finding finding, String reason,
        Optional<LedgerEntry.Stored> stored, List<Change> changes) {
    public Recapture {
        changes = List.copyOf(changes);
    }

    /**
     * What a second look found. {@code FETCHED} is another body not compared yet; {@code SAME} the same item, whatever
     * changed around it; {@code EDITED} a changed title, text or date; {@code REMOVED} a 404 or 410; {@code REPLACED} an
     * answer that looks well but holds another page, as sites do that do not say 404; {@code FAILED} proves nothing.
     */
    public enum Finding {
        FETCHED, SAME, EDITED, REMOVED, REPLACED, FAILED;

        /** The lower-case word used in the record and in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the item is no longer there. */
        public boolean gone() {
            return this == REMOVED || this == REPLACED;
        }

        static Finding of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** One field before and after; of the text, only the paragraphs that differ. */
    public record Change(String field, String before, String after) {}
}
