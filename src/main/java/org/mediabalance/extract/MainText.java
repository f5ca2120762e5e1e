package org.mediabalance.extract;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The text of a page's item.
 *
 * @param root the element the text stands in
 */
record MainText(Element root, List<Block> blocks) {

    /** Finds the text by all heuristics but those left out; a page without text gives no blocks. */
    static MainText find(Element body, PageTitles titles, Set<TextHeuristic> leftOut) {
        Outline outline = BlockReader.read(body);
        if (outline.blocks().isEmpty()) {
            return new MainText(body, List.of());
        }
        Draft draft = new Draft(outline, titles);
        for (TextHeuristic heuristic : TextHeuristic.values()) {
            if (!leftOut.contains(heuristic)) {
                heuristic.apply(draft);
            }
        }
        return draft.text();
    }

    String text() {
        return String.join("\n\n", blocks.stream().map(Block::text).toList());
    }
}
