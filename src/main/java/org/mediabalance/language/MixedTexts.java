package org.mediabalance.language;

import java.lang.Character.UnicodeBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes texts in several of Kazakh, Russian and English apart, such as a Kazakh report that quotes a Russian interview,
 * so that each part is searched with the stems of its own language. Most texts are in one language, and their letters
 * show it; only of the others the sentences are looked at. Not thread-safe.
 */
public final class MixedTexts {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    /** Shorter paragraphs are names and labels. */
    private static final int LETTERS_MIN = 40;
    /**
     * Share of words with a letter that Russian lacks. A Kazakh text has 0.7 of them; in a paragraph of 60 words that
     * varies by 0.06, and a Russian one comes over the lower bound by names only.
     */
    private static final double RUSSIAN_MAX = 0.1;
    private static final double KAZAKH_MIN = 0.5;

    /** Loading its model takes a second, and most collections have no mixed text. */
    private LanguageIdentifier identifier;

    /** The text by language; under its own language alone where it is all in one, or in none of the three. */
    public Map<String, String> byLanguage(String text, String language) {
        if (!LANGUAGES.contains(language) || !seemsMixed(text)) {
            return Map.of(language, text);
        }
        identifier = identifier == null ? new LanguageIdentifier(LANGUAGES) : identifier;
        Map<String, String> parts = new LinkedHashMap<>();
        identifier.parts(text)
                .forEach(
                        part -> parts.merge(part.language(), text.substring(part.start(), part.end()), String::concat));
        return parts;
    }

    private static boolean seemsMixed(String text) {
        Optional<String> first = Optional.empty();
        for (String paragraph : text.split("\n+")) {
            Spelling spelling = Spelling.of(paragraph);
            if (spelling.letters() < LETTERS_MIN) {
                continue;
            }
            Optional<String> language = spelling.language();
            if (language.isEmpty() || first.isPresent() && !first.equals(language)) {
                return true;
            }
            first = language;
        }
        return false;
    }

    /** How a paragraph is spelt, in one pass, since every item that is indexed is looked at so. */
    private record Spelling(int letters, int cyrillic, int words, int kazakhWords) {
        static Spelling of(String paragraph) {
            int letters = 0;
            int cyrillic = 0;
            int words = 0;
            int kazakhWords = 0;
            int from = 0;
            for (int i = 0; i <= paragraph.length(); i++) {
                boolean letter = i < paragraph.length() && Character.isLetter(paragraph.charAt(i));
                if (letter) {
                    letters++;
                    cyrillic += UnicodeBlock.of(paragraph.charAt(i)) == UnicodeBlock.CYRILLIC ? 1 : 0;
                } else {
                    words += i > from ? 1 : 0;
                    kazakhWords += i > from && KazakhLetters.inside(paragraph.substring(from, i)) ? 1 : 0;
                    from = i + 1;
                }
            }
            return new Spelling(letters, cyrillic, words, kazakhWords);
        }

        /** The language, or other script, that the letters show; empty when they show two languages. */
        Optional<String> language() {
            if (2 * cyrillic < letters) {
                return Optional.of("another script");
            }
            double kazakh = (double) kazakhWords / words;
            return kazakh <= RUSSIAN_MAX
                    ? Optional.of("ru")
                    : kazakh >= KAZAKH_MIN ? Optional.of("kk") : Optional.empty();
        }
    }
}
