package org.mediabalance.extract;

/** Drops what is left of related lists and signatures at the end: headings and links with nothing under them. */
final class TailMatter implements TextStep {
    private static final int SHORT = 40;
    private static final int LINK_MAX = 200;
    private static final double LINKED = 0.35;
    /** Three headings in a row at the end are a text made of headings. */
    private static final int HEADINGS_MAX = 2;

    @Override
    public void apply(Draft draft) {
        int headings = 0;
        for (int i = draft.to() - 1; i > draft.from(); i--) {
            if (draft.isOut(i)) {
                continue;
            }
            Block block = draft.block(i);
            headings += block.isHeading() ? 1 : 0;
            if (headings > HEADINGS_MAX || !block.isHeading() && !isRemnant(block)) {
                return;
            }
            draft.drop(i);
        }
    }

    private static boolean isRemnant(Block block) {
        boolean credit = block.text().startsWith("(") && block.text().endsWith(")") && block.length() < SHORT;
        boolean link = block.linkDensity() > LINKED && block.length() < LINK_MAX && !block.endsWithFullStop();
        boolean inText = block.tag().equals("p") || block.tag().equals("li") || block.tag().startsWith("t");
        return credit || link || block.length() < SHORT && !inText && !block.endsSentence();
    }
}
