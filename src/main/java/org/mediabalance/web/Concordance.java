package org.mediabalance.web;

import java.util.ArrayList;
import java.util.List;
import org.mediabalance.index.SearchResult;

/** Keyword in context: every match of an item on a line of its own, with the words around it. */
final class Concordance {
    /** Letters on either side; enough for a clause in all three languages. */
    private static final int LETTERS = 45;
    /** Matches shown of one item. */
    private static final int MOST = 20;

    private Concordance() {
    }

    /** One match with what stands before and after it. */
    record Line(String before, String match, String after) {}

    /** The first matches of the item, in order. */
    static List<Line> of(SearchResult.Hit hit) {
        List<Line> lines = new ArrayList<>();
        for (List<SearchResult.Run> passage : hit.passages()) {
            for (int i = 0; i < passage.size() && lines.size() < MOST; i++) {
                if (passage.get(i).match()) {
                    lines.add(new Line(end(text(passage.subList(0, i))), Texts.plain(passage.get(i).text()),
                            start(text(passage.subList(i + 1, passage.size())))));
                }
            }
        }
        return lines;
    }

    private static String text(List<SearchResult.Run> runs) {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return Texts.plain(text.toString());
    }

    private static String end(String text) {
        return text.codePointCount(0, text.length()) <= LETTERS
                ? text.stripLeading()
                : "…" + text.substring(text.offsetByCodePoints(text.length(), -LETTERS));
    }

    private static String start(String text) {
        return text.codePointCount(0, text.length()) <= LETTERS
                ? text.stripTrailing()
                : text.substring(0, text.offsetByCodePoints(0, LETTERS)) + "…";
    }
}
