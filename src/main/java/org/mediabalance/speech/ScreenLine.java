package org.mediabalance.speech;

import java.util.List;
import java.util.Locale;

/**
 * One line as it was read in one frame.
 *
 * @param weight confidence in per cent, summed over its letters: the better of two readings has more
 */
record ScreenLine(String text, double weight) {
    /** Tesseract's own scale, 0 to 100; drawn captions come out at 80 to 96, patterns in the picture mostly below this. */
    private static final double CONFIDENCE_MIN = 60;
    /** Shorter lines are mostly patterns in the picture taken for letters. */
    private static final int LETTERS_MIN = 5;
    /** Two readings of one line differ in less than this share of its letters. */
    private static final double DIFFERENCE_MAX = 0.3;

    /** Whether this is another reading of the same line, or of a part of it. */
    boolean isSameAs(ScreenLine other) {
        String a = letters(text);
        String b = letters(other.text);
        return a.contains(b) || b.contains(a) || distance(a, b) <= DIFFERENCE_MAX * Math.max(a.length(), b.length());
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance: the least number of letters put in, left out or changed. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** Gathers the words of a line that are believed. */
    static final class Builder {
        private final StringBuilder words = new StringBuilder();
        private double weight;

        void word(String word, double confidence) {
            if (confidence >= CONFIDENCE_MIN && !letters(word).isEmpty()) {
                words.append(words.isEmpty() ? "" : " ").append(word.strip());
                weight += confidence * word.length();
            }
        }

        /** Adds the line, if it is one, and begins the next. */
        void end(List<ScreenLine> lines) {
            if (letters(words.toString()).chars().filter(Character::isLetter).count() >= LETTERS_MIN) {
                lines.add(new ScreenLine(words.toString(), weight));
            }
            words.setLength(0);
            weight = 0;
        }
    }
}
