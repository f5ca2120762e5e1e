package org.mediabalance.extract;

import java.util.Set;

/** Drops what stands around the headline inside the text: the headline itself, bylines, dates, counters, labels. */
final class HeadMatter implements TextStep {
    /** The first block of this length that is no heading begins the text. */
    private static final int PARAGRAPH = 80;
    private static final int TITLE_MAX = 250;
    private static final int LABEL_MAX = 40;
    private static final Set<String> TEXT_TAGS = Set.of("p", "li", "blockquote");

    @Override
    public void apply(Draft draft) {
        int first = draft.from();
        while (first < draft.to() && !beginsText(draft, first)) {
            first++;
        }
        for (int i = draft.from(); i < first && first < draft.to(); i++) {
            if (isLabel(draft.block(i))) {
                draft.drop(i);
            }
        }
        for (int i = draft.from(); i < draft.to(); i++) {
            Block block = draft.block(i);
            boolean title = block.length() < TITLE_MAX && draft.titles().match(block.text());
            // Some sites escape markup twice, so that a reader sees the tag.
            if (title || block.text().startsWith("<img ")) {
                draft.drop(i);
            }
        }
    }

    private static boolean beginsText(Draft draft, int index) {
        Block block = draft.block(index);
        return !draft.isOut(index) && block.length() >= PARAGRAPH && !block.isHeading();
    }

    private static boolean isLabel(Block block) {
        if (block.isHeading()) {
            return block.tag().equals("h1");
        }
        boolean line = block.tag().equals("p") && block.length() < LABEL_MAX && !block.endsSentence();
        return line || !TEXT_TAGS.contains(block.tag());
    }
}
