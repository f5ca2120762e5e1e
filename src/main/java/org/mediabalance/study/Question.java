package org.mediabalance.study;

import java.util.Map;

/** The question put to the vote and its two sides, each by language code. */
public record Question(Map<String, String> text, Map<String, String> pro, Map<String, String> contra) {
    public Question {
        text = Map.copyOf(text);
        pro = Map.copyOf(pro);
        contra = Map.copyOf(contra);
    }
}
