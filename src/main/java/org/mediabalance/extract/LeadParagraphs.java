package org.mediabalance.extract;

/** Takes in the lead: blocks between the headline and the root that are long enough to be sentences. */
final class LeadParagraphs implements TextStep {
    private static final int LENGTH_MIN = 60;
    private static final double LINKED_MAX = 0.3;

    @Override
    public void apply(Draft draft) {
        int headline = draft.from() - 1;
        while (headline >= 0 && !draft.block(headline).tag().equals("h1")) {
            headline--;
        }
        int first = -1;
        for (int i = headline + 1; headline >= 0 && i < draft.from(); i++) {
            if (!draft.isOut(i) && isLead(draft.block(i))) {
                first = first < 0 ? i : first;
            } else if (first >= 0) {
                draft.drop(i);
            }
        }
        if (first >= 0) {
            draft.from(first);
        }
    }

    private static boolean isLead(Block block) {
        return block.length() >= LENGTH_MIN && block.linkDensity() < LINKED_MAX;
    }
}
