package org.mediabalance.stance;

import java.util.EnumSet;
import java.util.Set;

/**
 * A member of the {@link Ensemble}: which views it reads and how it weighs their features. The two err differently: over
 * seven sets of other people (one split each, balanced, penalty 1.5) macro-F1 against TF-IDF with logistic regression is
 * -.009 for the first alone, +.024 for the second, +.017 together and +.026 with the first at half weight; over the corpus
 * together they have the least loss. A third, of words by how telling they are, brought nothing more.
 */
enum Member {
    /** Everything that is known of the item but its raw characters. */
    VIEWS(EnumSet.complementOf(EnumSet.of(View.CHARACTERS)), false),
    /** Characters in a row, across words and marks, by how telling they are. */
    CHARACTERS(EnumSet.of(View.CHARACTERS, View.TARGET, View.MENTION), true);

    private final Set<View> views;
    private final boolean telling;

    Member(Set<View> views, boolean telling) {
        this.views = views;
        this.telling = telling;
    }

    boolean reads(View view) {
        return views.contains(view);
    }

    /** Whether features weigh by how they part the codes, instead of by their rarity. */
    boolean telling() {
        return telling;
    }
}
