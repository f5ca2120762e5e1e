package org.mediabalance.study;

import java.util.Optional;

/** Decides in which language an item is written. Implementations are thread-safe and do no I/O. */
@FunctionalInterface
public interface LanguageJudge {
    /**
     * The ISO 639-1 code of the text, {@code und} when it cannot be told.
     *
     * @param declared what the page or its address claims, used only when the text itself is too short
     */
    String language(String title, String text, Optional<String> declared);
}
