package org.mediabalance.extract;

import org.mediabalance.extract.Outline.Span;

/** Drops parts of the text that are mostly links: related items, tags, tables of contents, "read also" lines. */
final class LinkLists implements TextStep {
    private static final double PART_LINKED = 0.5;
    private static final double BLOCK_LINKED = 0.8;
    /** A longer block that is all link is a paragraph someone made clickable. */
    private static final int BLOCK_MAX = 200;

    @Override
    public void apply(Draft draft) {
        double[] chars = draft.sums(Block::length);
        double[] links = draft.sums(Block::linkWeight);
        for (Span part : draft.parts()) {
            if (part.of(links) > PART_LINKED * part.of(chars) && !part.element().normalName().equals("p")) {
                draft.drop(part);
            }
        }
        for (int i = draft.from(); i < draft.to(); i++) {
            Block block = draft.block(i);
            if (block.linkWeight() > BLOCK_LINKED * block.length() && block.length() < BLOCK_MAX) {
                draft.drop(i);
            }
        }
    }
}
