package org.mediabalance.language;

import java.lang.Character.UnicodeScript;
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
            Letters letters = Letters.of(paragraph);
            if (letters.count() < LETTERS_MIN) {
                continue;
            }
            Optional<String> language = clear(letters);
            if (language.isEmpty() || first.isPresent() && !first.equals(language)) {
                return true;
            }
            first = language;
        }
        return false;
    }

    /** The language that the letters of a paragraph show; empty when they show two. */
    private static Optional<String> clear(Letters letters) {
        if (letters.script() != UnicodeScript.CYRILLIC) {
            return Optional.of(letters.script().name());
        }
        double kazakh = letters.kazakhWords();
        return kazakh <= RUSSIAN_MAX ? Optional.of("ru") : kazakh >= KAZAKH_MIN ? Optional.of("kk") : Optional.empty();
    }
}
