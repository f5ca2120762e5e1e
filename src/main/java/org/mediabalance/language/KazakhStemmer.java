package org.mediabalance.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Takes the endings of Kazakh nouns and adjectives off from the right: case, possession, plural. An ending goes only
 * where the sounds before it allow it (vowel, nasal, voiced or voiceless consonant; back or front vowel) and a stem of at
 * least {@value #SHORTEST} letters with a vowel remains. Derived words (қазақстандық) keep their suffix, as казахстанский
 * does in Russian. Immutable.
 * <p>
 * Source of the endings and of their order: the declension tables of any school grammar of Kazakh.
 */
final class KazakhStemmer {
    private static final int SHORTEST = 3;

    /** The sounds an ending follows. Loan words in б в г д take both kinds: заводтың, Мадридтің, клубтар. */
    private static final String VOWEL = "аәеиоөұүыіуюяэ";
    private static final String VOICELESS = "пфкқтсшщцчхһбвгд";
    private static final String NASAL = "мнң";
    private static final String VOICED = "лрйузжиюбвгд";
    private static final String CONSONANT = VOICELESS + NASAL + "лрйузжию";
    private static final String BACK = "аоұыяё";
    private static final String FRONT = "әөүіеэ";

    private record Ending(String letters, String after) {
        static List<Ending> of(String after, String... letters) {
            return Arrays.stream(letters).map(l -> new Ending(l, after)).toList();
        }
    }

    /** From the end of the word inwards; each layer may take one ending off. */
    private static final List<List<Ending>> LAYERS = List.of(
            join(Ending.of(VOWEL + NASAL + VOICED, "дағы", "дегі", "дай", "дей"),
                    Ending.of(VOICELESS, "тағы", "тегі", "тай", "тей"),
                    Ending.of("ыі", "ндағы", "ндегі", "ндай", "ндей")),
            join(Ending.of(VOWEL + NASAL, "ның", "нің"), Ending.of(VOICED, "дың", "дің"),
                    Ending.of(VOICELESS, "тың", "тің"), Ending.of(VOWEL, "ны", "ні"),
                    Ending.of(VOICED + NASAL, "ды", "ді"), Ending.of(VOICELESS, "ты", "ті"),
                    Ending.of(VOWEL + NASAL + VOICED, "ға", "ге", "да", "де"),
                    Ending.of(VOICELESS, "қа", "ке", "та", "те"), Ending.of(VOWEL + VOICED, "дан", "ден"),
                    Ending.of(NASAL + "ыі", "нан", "нен"), Ending.of(VOICELESS, "тан", "тен"),
                    Ending.of("ыі", "нда", "нде", "на", "не"), Ending.of(CONSONANT, "ын", "ін"),
                    Ending.of(VOWEL, "сын", "сін"), Ending.of(VOWEL + NASAL + "лрйую", "мен"),
                    Ending.of("зж" + VOICELESS, "бен", "пен")),
            join(Ending.of(VOWEL, "сы", "сі"), Ending.of(CONSONANT, "ы", "і"),
                    Ending.of(CONSONANT, "ым", "ім", "ың", "ің", "ымыз", "іміз", "ыңыз", "іңіз", "ыма", "іме", "ыңа",
                            "іңе"),
                    Ending.of(VOWEL, "мыз", "міз", "ңыз", "ңіз")),
            join(Ending.of(VOWEL + "рйую", "лар", "лер"), Ending.of(NASAL + "лзж", "дар", "дер"),
                    Ending.of(VOICELESS, "тар", "тер")));

    /** For words spelt with Kazakh letters. */
    static final KazakhStemmer KAZAKH = new KazakhStemmer(false);
    /** For the same words in Russian spelling, where vowels no longer show harmony. */
    static final KazakhStemmer RUSSIAN = new KazakhStemmer(true);

    private final boolean russian;
    private final List<List<Ending>> layers;

    private KazakhStemmer(boolean russian) {
        this.russian = russian;
        this.layers = LAYERS.stream().map(layer -> longestFirst(layer, russian)).toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<Ending> join(List<Ending>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }

    private static List<Ending> longestFirst(List<Ending> layer, boolean russian) {
        return layer.stream().map(e -> russian
                ? new Ending(KazakhLetters.russianSpelling(e.letters()),
                        e.after() + KazakhLetters.russianSpelling(e.after()))
                : e)
                .sorted(Comparator.comparingInt((Ending e) -> -e.letters().length())).toList();
    }

    /** The stem of a lower-case word; a word without Kazakh endings is its own stem. */
    String stem(String word) {
        String stem = word;
        for (List<Ending> layer : layers) {
            stem = strip(stem, layer);
        }
        return stem;
    }

    private String strip(String word, List<Ending> layer) {
        for (Ending ending : layer) {
            if (word.endsWith(ending.letters())) {
                String stem = word.substring(0, word.length() - ending.letters().length());
                if (stem.length() >= SHORTEST && ending.after().indexOf(stem.charAt(stem.length() - 1)) >= 0
                        && harmonious(stem, ending.letters())) {
                    return beginsWithVowel(ending) ? voiceless(stem) : stem;
                }
            }
        }
        return word;
    }

    private static boolean beginsWithVowel(Ending ending) {
        return VOWEL.indexOf(ending.letters().charAt(0)) >= 0;
    }

    /** A final к, қ, п becomes voiced before a vowel (кітап, кітабы); undone here. */
    private String voiceless(String stem) {
        int last = stem.length() - 1;
        int voiced = "ғгб".indexOf(stem.charAt(last));
        return voiced < 0 || russian ? stem : stem.substring(0, last) + "қкп".charAt(voiced);
    }

    private boolean harmonious(String stem, String ending) {
        int inStem = harmony(stem, stem.length());
        int inEnding = harmony(ending, ending.length());
        return inStem != Integer.MIN_VALUE && (russian || inStem == 0 || inEnding == 0 || inStem == inEnding);
    }

    /** 1 for a back vowel in the last syllable, -1 for a front one, 0 for one that occurs in both; no vowel: the minimum. */
    private static int harmony(String letters, int end) {
        for (int i = end - 1; i >= 0; i--) {
            char letter = letters.charAt(i);
            if (BACK.indexOf(letter) >= 0) {
                return 1;
            }
            if (FRONT.indexOf(letter) >= 0) {
                return -1;
            }
            if (VOWEL.indexOf(letter) >= 0) {
                return 0;
            }
        }
        return Integer.MIN_VALUE;
    }
}
