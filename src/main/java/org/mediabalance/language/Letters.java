package org.mediabalance.language;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of a text without what says nothing about its language: digits, addresses, punctuation.
 *
 * @param text lower-case words with one space between them, at most {@value #READ} letters
 * @param script the script of most letters; {@code UNKNOWN} when there is none
 */
record Letters(String text, int count, UnicodeScript script) {
    /** The model needs no more to be sure, and its time grows with the length. */
    private static final int READ = 2_000;
    private static final Pattern ADDRESS = Pattern.compile("\\S+(://|@)\\S+|\\bwww\\.\\S+|[#@]\\S+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}'’]+");
    /** Letters of Kazakh in Arabic script that Arabic, Persian and Urdu lack; Uyghur has ې and ۈ beside them. */
    private static final Pattern KAZAKH_ARABIC = Pattern.compile("[ۇۋڭٴ]");
    private static final Pattern UYGHUR = Pattern.compile("[ېۈئ]");
    /** Q without u, or letters of the Latin alphabets decreed in 2017 to 2021 that Turkish and Azerbaijani lack. */
    private static final Pattern KAZAKH_LATIN = Pattern.compile("q(?!u)|[äǵñńūúý]");
    private static final Pattern TURKISH = Pattern.compile("[əçâ]");

    /** Letters of Russian that its neighbours lack; a quotation may bring in a few. */
    private static final Map<String, String> LACKING = Map.of("bg", "ыэё", "uk", "ыэёъ", "be", "ищъ", "mk", "ыэёйщъьюя",
            "sr",
            "ыэёйщъьюя");
    /** Cyrillic letters of languages around that neither Russian nor Kazakh has; і is not among them. */
    private static final String FOREIGN = "ўїєґѓќћђљњџјҗҙҫҡҳҷӣӯ";
    private static final double QUOTED = 0.01;

    static Letters of(String text) {
        String words = NO_LETTERS.matcher(ADDRESS.matcher(head(text)).replaceAll(" ")).replaceAll(" ").strip()
                .toLowerCase(Locale.ROOT);
        int count = (int) words.chars().filter(Character::isLetter).count();
        return new Letters(words, count, script(words));
    }

    private static String head(String text) {
        return text.length() > READ ? text.substring(0, READ) : text;
    }

    private static UnicodeScript script(String words) {
        for (UnicodeScript script : new UnicodeScript[]{UnicodeScript.CYRILLIC, UnicodeScript.LATIN,
                UnicodeScript.ARABIC}) {
            long of = words.chars().filter(c -> UnicodeScript.of(c) == script).count();
            if (2 * of > words.chars().filter(Character::isLetter).count()) {
                return script;
            }
        }
        return UnicodeScript.UNKNOWN;
    }

    /** Share of words with a letter that Kazakh Cyrillic has and Russian lacks. */
    double kazakhWords() {
        String[] words = text.split(" ");
        long kazakh = Arrays.stream(words).filter(KazakhLetters::inside).count();
        return (double) kazakh / words.length;
    }

    /** False when the text has letters that the language lacks. */
    boolean mayBe(String language) {
        return count(LACKING.getOrDefault(language, "")) <= QUOTED * count;
    }

    boolean foreignToRussianAndKazakh() {
        return count(FOREIGN) > QUOTED * count;
    }

    private long count(String letters) {
        return text.chars().filter(letter -> letters.indexOf(letter) >= 0).count();
    }

    boolean kazakhInArabic() {
        return script == UnicodeScript.ARABIC && KAZAKH_ARABIC.matcher(text).find() && text.contains("ە")
                && !UYGHUR.matcher(text).find();
    }

    boolean mayBeKazakhInLatin() {
        return script == UnicodeScript.LATIN && KAZAKH_LATIN.matcher(text).find()
                && !TURKISH.matcher(text).find();
    }
}
