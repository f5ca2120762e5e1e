package org.mediabalance.extract;

import java.util.HashSet;
import java.util.Set;

/**
 * Drops text that stands a second time, as whole blocks or as a run of words inside what was read already. Some sites
 * print the text twice, for wide and for narrow screens, once in paragraphs and once as a single run.
 */
final class RepeatedText implements TextStep {
    /** Shorter lines repeat by right: refrains, headings of live reports. */
    private static final int LENGTH_MIN = 60;

    @Override
    public void apply(Draft draft) {
        Set<String> seen = new HashSet<>();
        StringBuilder read = new StringBuilder();
        for (int i = draft.from(); i < draft.to(); i++) {
            Block block = draft.block(i);
            if (draft.isOut(i) || block.length() < LENGTH_MIN) {
                continue;
            }
            String letters = PageTitles.letters(block.text());
            boolean runAgain = block.length() > 4 * LENGTH_MIN && read.indexOf(letters) >= 0;
            if (!seen.add(letters) || runAgain) {
                draft.drop(i);
            } else {
                read.append(letters);
            }
        }
    }
}
