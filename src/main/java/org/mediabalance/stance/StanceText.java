package org.mediabalance.stance;

import java.util.Optional;

/**
 * One item as the classifier sees it.
 *
 * @param id the item's identifier, only passed through
 * @param title may be empty
 * @param text the body; paragraphs and cues as they are, may be empty
 * @param language ISO 639-1 code when it is known
 * @param target what the stance is toward, in a few words; used only where these words occur in the text
 * @param kind clip, article or another word of the study, when it is known
 */
public record StanceText(String id, String title, String text, Optional<String> language, Optional<String> target,
        Optional<String> kind) {

    /** The same item with its language known. */
    public StanceText in(String code) {
        return new StanceText(id, title, text, Optional.of(code), target, kind);
    }

    /** The same item with another body; what the search for evidence reads. */
    StanceText withText(String other) {
        return new StanceText(id, title, other, language, target, kind);
    }
}
