package org.mediabalance.extract;

import java.util.Locale;

/**
 * The heuristics of the main text in the order they are applied; each can be left out, which is how
 * {@code docs/extraction.md} measures what it contributes.
 */
public enum TextHeuristic {
    /** Class and id words that name boilerplate. */
    NAMES(new BoilerplateNames()),
    /** Repeated elements with a linked headline and a line or two. */
    CARDS(new TeaserCards()),
    /** The element with most of the page's prose. */
    ROOT(new ProseRoot()),
    /** Paragraphs between headline and root. */
    LEAD(new LeadParagraphs()),
    /** Parts that are mostly links. */
    LINKS(new LinkLists()),
    /** The headline, bylines and counters at the head of the text. */
    HEAD(new HeadMatter()),
    /** The same text a second time. */
    REPEATS(new RepeatedText()),
    /** "Read also", "subscribe", credits. */
    CALLS(new CallsToAction()),
    /** Headings and links without text under them at the end. */
    TAIL(new TailMatter());

    private final transient TextStep step;

    TextHeuristic(TextStep step) {
        this.step = step;
    }

    void apply(Draft draft) {
        step.apply(draft);
    }

    /** The lower-case word used in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
