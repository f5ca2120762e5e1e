package org.mediabalance.store;

import java.util.Optional;

/**
 * What was made of a fetched page elsewhere, to be taken over into the record. One line of JSON.
 *
 * @param made the page's outcome; relevant items are {@code DISTINCT}, since repeats are found over all of them together
 * @param digest of the evidence it was made from
 * @param code what the model said, for relevant items
 */
public record MadePage(ItemRecord made, String digest, Optional<MachineCode> code) {

    /** The page as {@link #line} wrote it. */
    public static MadePage of(String line) {
        return Json.made(line);
    }

    /** One line of JSON without its end. */
    public String line() {
        return Json.made(this);
    }
}
