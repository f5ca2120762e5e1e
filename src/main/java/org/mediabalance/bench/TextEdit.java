package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A stated way to make another text of a text: as desks do that take over an agency's report, or that write their own. */
enum TextEdit {
    SIGNATURE("a line with the outlet's name before, a call to subscribe after", true) {
        @Override
        List<String> of(List<String> words, List<String> foreign, Random random) {
            return joined(foreign.subList(0, 3), joined(words, foreign.subList(3, 10)));
        }
    },
    TYPOGRAPHY("capitals, quotation marks and spacing changed", true) {
        @Override
        List<String> of(List<String> words, List<String> foreign, Random random) {
            return words.stream()
                    .map(word -> random.nextInt(4) == 0 ? "«" + word.toUpperCase(Locale.ROOT) + "» –" : word)
                    .toList();
        }
    },
    FIVE_PERCENT("5 % of the words replaced", true) {
        @Override
        List<String> of(List<String> words, List<String> foreign, Random random) {
            return replaced(words, foreign, 0.05, random);
        }
    },
    TEN_PERCENT("10 % of the words replaced", true) {
        @Override
        List<String> of(List<String> words, List<String> foreign, Random random) {
            return replaced(words, foreign, 0.10, random);
        }
    },
    CUT("the last quarter cut off", true) {
        @Override
        List<String> of(List<String> words, List<String> foreign, Random random) {
            return words.subList(0, words.size() * 3 / 4);
        }
    },
    LEAD("a lead of 15 words of one's own before", true) {
        @Override
        List<String> of(List<String> words, List<String> foreign, Random random) {
            return joined(foreign.subList(0, 15), words);
        }
    },
    HALF_OWN("every other run of 12 words is one's own", false) {
        @Override
        List<String> of(List<String> words, List<String> foreign, Random random) {
            List<String> mixed = new ArrayList<>(words);
            for (int i = 0; i < mixed.size(); i++) {
                if (i / 12 % 2 == 1) {
                    mixed.set(i, foreign.get(i % foreign.size()));
                }
            }
            return mixed;
        }
    },
    REWORDED("every third word replaced", false) {
        @Override
        List<String> of(List<String> words, List<String> foreign, Random random) {
            return replaced(words, foreign, 1 / 3.0, random);
        }
    };

    private final String description;
    private final boolean sameText;

    TextEdit(String description, boolean sameText) {
        this.description = description;
        this.sameText = sameText;
    }

    String description() {
        return description;
    }

    /** Whether a reader would still call it the same text. */
    boolean sameText() {
        return sameText;
    }

    /**
     * The edited words.
     *
     * @param foreign words of another text, at least 15, from which new ones are taken
     */
    abstract List<String> of(List<String> words, List<String> foreign, Random random);

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> words = new ArrayList<>(first);
        words.addAll(second);
        return words;
    }

    private static List<String> replaced(List<String> words, List<String> foreign, double share, Random random) {
        String[] edited = words.toArray(String[]::new);
        for (int i = 0; i < Math.round(share * words.size()); i++) {
            edited[random.nextInt(edited.length)] = foreign.get(random.nextInt(foreign.size()));
        }
        return Arrays.asList(edited);
    }
}
