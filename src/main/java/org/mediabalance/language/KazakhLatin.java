package org.mediabalance.language;

import java.util.List;
import java.util.Map;

/**
 * Kazakh in Latin letters, spelt in Cyrillic for the language model, which knows Kazakh only so. The alphabets decreed in
 * 2017, 2018 and 2021 and the common spelling without marks are read alike; where they differ in a letter's sound the
 * likelier one is taken, which is good enough to recognise the language and not for reading.
 */
final class KazakhLatin {
    private static final List<Map.Entry<String, String>> PAIRS = List.of(Map.entry("sh", "ш"), Map.entry("ch", "ч"),
            Map.entry("zh", "ж"), Map.entry("gh", "ғ"), Map.entry("kh", "х"), Map.entry("ng", "ң"),
            Map.entry("ya", "я"),
            Map.entry("yu", "ю"));
    private static final String LATIN = "aäábvgğǵdejzyıiklmnñńoöóprstuūüúýfhqcşwx";
    private static final String CYRILLIC = "аәәбвгғғдежзыиіклмнңңоөөпрстуұүүуфхқцшух";

    private KazakhLatin() {
    }

    static String inCyrillic(String lowerCase) {
        String text = lowerCase;
        for (Map.Entry<String, String> pair : PAIRS) {
            text = text.replace(pair.getKey(), pair.getValue());
        }
        StringBuilder cyrillic = new StringBuilder(text);
        for (int i = 0; i < cyrillic.length(); i++) {
            int letter = LATIN.indexOf(cyrillic.charAt(i));
            if (letter >= 0) {
                cyrillic.setCharAt(i, CYRILLIC.charAt(letter));
            }
        }
        return cyrillic.toString();
    }
}
