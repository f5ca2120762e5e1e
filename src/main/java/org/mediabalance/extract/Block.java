package org.mediabalance.extract;

import org.jsoup.nodes.Element;

/**
 * One run of text that a reader sees as a paragraph, a heading, a list entry or a table cell.
 *
 * @param element the block element it stands in
 * @param linkChars how many of its characters are inside links
 */
record Block(Element element, String text, int linkChars) {

    int length() {
        return text.length();
    }

    /** Share of the characters that are links, 0 to 1. */
    double linkDensity() {
        return text.isEmpty() ? 0 : (double) linkChars / text.length();
    }

    boolean isHeading() {
        String tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }
}
