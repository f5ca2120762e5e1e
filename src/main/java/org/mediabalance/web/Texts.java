package org.mediabalance.web;

import java.util.ArrayList;
import java.util.List;
import org.mediabalance.index.SearchResult;

/** Texts of outlets made fit for a page: bounded, and without the characters that reorder what stands around them. */
final class Texts {
    /** A title or a passage with more letters than this is shown cut; the longest headlines have some 200. */
    private static final int LETTERS = 400;

    private Texts() {
    }

    /**
     * The text without controls, and without directional marks and overrides (Unicode UAX #9), which would let a title
     * turn the words behind it around.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069) && c != 0x200E
                        && c != 0x200F && c != 0x061C)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The text, cut when it is longer than anybody would read in a list. */
    static String shortened(String text) {
        return text.length() <= LETTERS ? plain(text) : plain(text.substring(0, LETTERS)) + "…";
    }

    /** The runs up to the same length altogether. */
    static List<SearchResult.Run> shortened(List<SearchResult.Run> runs) {
        List<SearchResult.Run> shortened = new ArrayList<>();
        int left = LETTERS;
        for (SearchResult.Run run : runs) {
            if (left <= 0) {
                return shortened;
            }
            String text = run.text().length() <= left ? run.text() : run.text().substring(0, left) + "…";
            shortened.add(new SearchResult.Run(plain(text), run.match()));
            left -= run.text().length();
        }
        return shortened;
    }
}
