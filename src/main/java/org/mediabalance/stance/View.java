package org.mediabalance.stance;

/**
 * The kinds of features. Each is scaled to unit length by itself and then weighed, so that the thousands of character
 * n-grams of an item do not drown its dozen concepts.
 */
public enum View {
    /** The constant that carries how common each code is. */
    BIAS('1', 1),
    /** Words and pairs of neighbours, of title and body. */
    WORDS('w', 1),
    /** Stems and pairs of neighbours: what is left of sparse inflected words. */
    STEMS('s', 1),
    /** Character n-grams inside words: the cheap answer to inflection and to misspelling. */
    GRAMS('c', 1),
    /** Characters in a row across word borders, with marks and pictures; as long as words and grams together. */
    CHARACTERS('x', Math.sqrt(2)),
    /** Words of the title. */
    TITLE('h', 0.5),
    /** Words of the ending, where speakers say how they will vote. */
    END('e', 0.5),
    /** Words of the target itself; kept only where targets are many, see {@link StanceTrainer}. */
    TARGET('t', 1),
    /** Words around the places where the target is named. */
    MENTION('m', 1),
    /** Words around the places that speak of the vote or the proposal. */
    VOTE('v', 0.5),
    /** Concepts of the shared lexicon, alone, negated, by place, and in pairs. */
    CONCEPTS('l', 1);

    private final char prefix;
    private final float weight;

    View(char prefix, double weight) {
        this.prefix = prefix;
        this.weight = (float) weight;
    }

    /** The view's length in the vector of an item. */
    float weight() {
        return weight;
    }

    /** The name under which a feature of this view is known to the model. */
    String name(String feature) {
        return prefix + feature;
    }

    /** The view to which a name belongs. */
    static View of(String name) {
        for (View view : values()) {
            if (name.charAt(0) == view.prefix) {
                return view;
            }
        }
        throw new IllegalArgumentException("not a feature name: " + name);
    }
}
