package org.mediabalance.stance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns an item into counted features, in views that are weighed apart: words and word pairs, the title's words, words
 * around the target's mentions, and character n-grams. Pure and thread-safe.
 */
final class FeatureReader {
    /** Changes whenever the same text gives other features; a model of another version is refused. */
    static final int VERSION = 1;
    private static final int GRAM_MIN = 3;
    private static final int GRAM_MAX = 5;
    /** Words on each side of the target's mention that are taken to speak about it. */
    private static final int WINDOW = 5;

    /** The kinds of features; each is scaled to unit length by itself, so that none drowns the others. */
    enum View {
        BIAS("1"), WORDS("w"), TITLE("h"), WINDOW("m"), GRAMS("c");

        private final String prefix;

        View(String prefix) {
            this.prefix = prefix;
        }
    }

    private FeatureReader() {
    }

    /** Counts of features by view; sorted, so that training does not depend on hash order. */
    static Map<View, Map<String, Integer>> read(StanceText item) {
        List<String> title = Words.of(new Passage(item.title()).text());
        List<String> words = Words.of(new Passage(item.text()).text());
        Map<View, Map<String, Integer>> views = new java.util.EnumMap<>(View.class);
        for (View view : View.values()) {
            views.put(view, new TreeMap<>());
        }
        add(views.get(View.BIAS), View.BIAS, "");
        pairs(views.get(View.WORDS), title);
        pairs(views.get(View.WORDS), words);
        title.forEach(word -> add(views.get(View.TITLE), View.TITLE, word));
        grams(views.get(View.GRAMS), title);
        grams(views.get(View.GRAMS), words);
        item.target().ifPresent(target -> window(views.get(View.WINDOW), words, Words.of(target)));
        return views;
    }

    private static void pairs(Map<String, Integer> counts, List<String> words) {
        String before = null;
        for (String word : words) {
            add(counts, View.WORDS, word);
            Optional.ofNullable(before).ifPresent(b -> add(counts, View.WORDS, b + " " + word));
            before = word;
        }
    }

    private static void grams(Map<String, Integer> counts, List<String> words) {
        for (String word : words) {
            String padded = " " + word + " ";
            for (int size = GRAM_MIN; size <= GRAM_MAX; size++) {
                for (int i = 0; i + size <= padded.length(); i++) {
                    add(counts, View.GRAMS, padded.substring(i, i + size));
                }
            }
        }
    }

    private static void window(Map<String, Integer> counts, List<String> words, List<String> target) {
        int size = target.size();
        for (int at = 0; size > 0 && at + size <= words.size(); at++) {
            if (words.subList(at, at + size).equals(target)) {
                for (int i = Math.max(0, at - WINDOW); i < Math.min(words.size(), at + size + WINDOW); i++) {
                    if (i < at || i >= at + size) {
                        add(counts, View.WINDOW, (i < at ? "<" : ">") + words.get(i));
                        add(counts, View.WINDOW, words.get(i));
                    }
                }
            }
        }
    }

    private static void add(Map<String, Integer> counts, View view, String feature) {
        counts.merge(view.prefix + feature, 1, Integer::sum);
    }
}
