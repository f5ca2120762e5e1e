package org.mediabalance.study;

import java.util.Optional;

/**
 * CSS selectors that override the generic extraction for one outlet; each empty where the generic way is right.
 *
 * @param remove elements to drop before anything is read
 */
public record PageRules(Optional<String> title, Optional<String> text, Optional<String> published,
        Optional<String> authors, Optional<String> remove) {

    /** No override. */
    public static final PageRules NONE = new PageRules(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());
}
