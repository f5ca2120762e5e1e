package org.mediabalance.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Words wrongly heard: the fewest words to change, leave out or put in (Levenshtein) over the words that were said. Case,
 * punctuation, stress marks and the dots of ё do not count.
 *
 * @param errors the fewest edits
 * @param words how many words were said
 */
record WordErrors(int errors, int words) {
    static final WordErrors NONE = new WordErrors(0, 0);

    /** Words that differ. */
    static WordErrors of(String said, String heard) {
        List<String> reference = words(said);
        return new WordErrors(distance(reference, words(heard)), reference.size());
    }

    /** The same by letters, spaces left out. */
    static WordErrors ofLetters(String said, String heard) {
        List<String> reference = letters(said);
        return new WordErrors(distance(reference, letters(heard)), reference.size());
    }

    /** Errors over words; above 1 when much was heard that was not said, 0 when nothing was said or heard. */
    double rate() {
        return words == 0 ? errors == 0 ? 0 : Double.POSITIVE_INFINITY : (double) errors / words;
    }

    WordErrors plus(WordErrors other) {
        return new WordErrors(errors + other.errors, words + other.words);
    }

    private static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("+", "").replace('ё', 'е');
        return Stream.of(plain.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static List<String> letters(String text) {
        return String.join("", words(text)).codePoints().mapToObj(Character::toString).toList();
    }

    private static int distance(List<String> said, List<String> heard) {
        int[] above = new int[heard.size() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= said.size(); i++) {
            int[] row = new int[heard.size() + 1];
            row[0] = i;
            for (int j = 1; j <= heard.size(); j++) {
                int change = above[j - 1] + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[heard.size()];
    }
}
