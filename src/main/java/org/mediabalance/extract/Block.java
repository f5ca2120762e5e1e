package org.mediabalance.extract;

import org.jsoup.nodes.Element;

/**
 * One run of text that a reader sees as a paragraph, a heading, a list entry or a table cell.
 *
 * @param element the block element it stands in
 * @param linkChars how many of its characters are inside links
 */
record Block(Element element, String text, int linkChars) {
    /** Shorter runs are labels more often than sentences. */
    private static final int SENTENCE_LENGTH = 40;
    private static final int LONG_SENTENCE = 60;
    private static final String SENTENCE_ENDS = ".!?…:;。！？";
    private static final String FULL_STOPS = ".…。";
    private static final String CLOSING = "\"'”’»)]";
    /** A linked sentence of an article weighs this much of a linked headline, which has no full stop. */
    private static final double LINK_IN_SENTENCE = 0.3;

    int length() {
        return text.length();
    }

    String tag() {
        return element.normalName();
    }

    /** Share of the characters that are links, 0 to 1. */
    double linkDensity() {
        return (double) linkChars / text.length();
    }

    /** Unlinked characters of a block that reads like prose, else 0. */
    double prose() {
        return length() >= SENTENCE_LENGTH && linkDensity() < 0.5 ? length() - linkChars : 0;
    }

    /** Linked characters, fewer for a long sentence with a full stop: digests link whole sentences. */
    double linkWeight() {
        boolean sentence = length() >= LONG_SENTENCE && endsWithFullStop() && linkDensity() < 0.95;
        return sentence ? linkChars * LINK_IN_SENTENCE : linkChars;
    }

    boolean endsSentence() {
        return endsWith(SENTENCE_ENDS);
    }

    boolean endsWithFullStop() {
        return endsWith(FULL_STOPS);
    }

    /** Whether one of the marks ends the text, closing quotes and brackets aside. */
    private boolean endsWith(String marks) {
        int last = text.length() - 1;
        while (last >= 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && marks.indexOf(text.charAt(last)) >= 0;
    }

    boolean isHeading() {
        String tag = tag();
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }

    /** What a template calls elements of this kind: tag and class, for a class-less one the class around it. */
    String kind() {
        Element around = element.className().isEmpty() && element.parent() != null ? element.parent() : element;
        return tag() + "." + around.className();
    }
}
