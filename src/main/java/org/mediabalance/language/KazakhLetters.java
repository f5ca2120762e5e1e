package org.mediabalance.language;

/** The nine letters that Kazakh Cyrillic has beyond the Russian alphabet, and how people type them without them. */
final class KazakhLetters {
    private static final String KAZAKH = "әғқңөұүһі";
    private static final String RUSSIAN = "агкноуухи";

    private KazakhLetters() {
    }

    /** Whether a lower-case word has one of the nine letters. */
    static boolean inside(CharSequence word) {
        return word.chars().anyMatch(letter -> KAZAKH.indexOf(letter) >= 0);
    }

    /** The lower-case word as typed on a Russian keyboard: қазақстанның becomes казакстаннын. */
    static String russianSpelling(String word) {
        StringBuilder typed = new StringBuilder(word);
        for (int i = 0; i < typed.length(); i++) {
            int letter = KAZAKH.indexOf(typed.charAt(i));
            if (letter >= 0) {
                typed.setCharAt(i, RUSSIAN.charAt(letter));
            }
        }
        return typed.toString();
    }
}
