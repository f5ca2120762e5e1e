package org.mediabalance.stance;

import java.util.Optional;
import org.mediabalance.study.Code;

/**
 * An item with the code a person gave it: what the classifier learns from and is measured on.
 *
 * @param code never {@code unusable}
 * @param question groups items about one question, so that cross-validation can leave the question out
 * @param author groups items of one author or batch, likewise
 */
public record CodedText(StanceText text, Code code, Optional<String> question, Optional<String> author) {
    public CodedText {
        if (code == Code.UNUSABLE) {
            throw new IllegalArgumentException("unusable items cannot be learned from: " + text.id());
        }
    }
}
