package org.mediabalance.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediabalance.language.KazakhEndings.Ending;
import org.mediabalance.language.KazakhEndings.Layer;

/**
 * Finds the stem of a Kazakh word by taking endings off from the right. Of all the ways to read the word the one with the
 * longest stem that the lexicon knows is taken; a word that cannot be read so loses its noun endings and the
 * unmistakable verb endings, as long as {@value #SHORTEST_UNKNOWN} letters remain. Derived words (қазақстандық) keep
 * their suffix, as казахстанский does in Russian. Immutable.
 */
final class KazakhStemmer {
    /** For words spelt with Kazakh letters. */
    static final KazakhStemmer KAZAKH = new KazakhStemmer(false);
    /** For the same words in Russian spelling, where vowels no longer show harmony. */
    static final KazakhStemmer RUSSIAN = new KazakhStemmer(true);

    /** Letters of the shortest stems: ел, ой, де. */
    private static final int SHORTEST = 2;
    /** Names such as Абай have four letters; with three, roots of other words are met by chance. */
    private static final int SHORTEST_UNKNOWN = 4;

    private static final Set<Layer> UNMISTAKABLE = EnumSet.of(Layer.CASE, Layer.POSSESSION, Layer.PLURAL);
    /** Ойлар is the plural of ой far more often than a form of ойла; this outweighs three letters of stem. */
    private static final int RARE = 7;
    private static final Set<String> AORIST = Set.of("р", "ар", "ер");
    private static final int SHORTEST_ROOT = 3;
    private static final Set<String> VERB_MAKERS = Set.of("ла", "ле", "да", "де", "та", "те");
    private static final Set<String> NOUN_MAKERS = spelt("лық лік дық дік тық тік шы ші сыз сіз");
    private static final Set<String> STRONG = spelt(
            "ған ген қан кен атын етін йтын йтін дағы дегі тағы тегі ндағы ндегі");

    private final boolean russian;
    private final KazakhLexicon lexicon;
    /** Endings by their last letter. */
    private final Map<Character, List<Ending>> endings;

    private KazakhStemmer(boolean russian) {
        this.russian = russian;
        this.lexicon = new KazakhLexicon(russian);
        this.endings = new HashMap<>();
        for (Ending ending : KazakhEndings.ALL) {
            Ending spelt = russian ? ending.inRussianSpelling() : ending;
            char last = spelt.letters().charAt(spelt.letters().length() - 1);
            endings.computeIfAbsent(last, l -> new ArrayList<>()).add(spelt);
        }
    }

    /** In Kazakh and in Russian spelling. */
    private static Set<String> spelt(String words) {
        return Stream.of((words + " " + KazakhLetters.russianSpelling(words)).split(" ")).collect(Collectors.toSet());
    }

    /** The stem of a lower-case word; a word without Kazakh endings is its own stem. */
    String stem(String word) {
        Optional<String> irregular = lexicon.irregular(word);
        if (irregular.isPresent()) {
            return irregular.get();
        }
        Reading best = new Reading();
        read(word, Way.WHOLE, best);
        return best.stem == null ? unknown(word) : best.stem;
    }

    /** The best reading found so far. */
    private static final class Reading {
        private String stem;
        private int rank;
    }

    /**
     * How a rest of the word was reached.
     *
     * @param next the first layer from which an ending may still come off
     * @param verb whether a verb's ending came off, so that the stem must be a verb
     * @param doubt what the endings so far take from the rank
     */
    private record Way(Layer next, boolean verb, int doubt) {
        static final Way WHOLE = new Way(Layer.PERSON, false, 0);

        Way past(Ending ending) {
            boolean first = ending.verbal() && !verb;
            boolean rare = first && (ending.layer() == Layer.VOICE || AORIST.contains(ending.letters()));
            return new Way(after(ending.layer()), verb || ending.verbal(), rare ? doubt + RARE : doubt);
        }

        private static Layer after(Layer layer) {
            return switch (layer) {
                case PERSON -> Layer.CASE;
                case CASE, PLACE -> Layer.POSSESSION;
                case POSSESSION -> Layer.PLURAL;
                case PLURAL -> Layer.TENSE;
                case TENSE -> Layer.NEGATION;
                case NEGATION, VOICE -> Layer.VOICE;
            };
        }
    }

    /** Takes this as the stem if it is known, and takes off each ending that may stand here. */
    private void read(String word, Way way, Reading best) {
        know(word, word.length(), way, best);
        for (Ending ending : endings.getOrDefault(word.charAt(word.length() - 1), List.of())) {
            if (ending.layer().compareTo(way.next) >= 0 && word.endsWith(ending.letters())) {
                String rest = word.substring(0, word.length() - ending.letters().length());
                if (rest.length() >= SHORTEST && ending.follows(rest, russian)) {
                    Way past = way.past(ending);
                    read(rest, past, best);
                    if (ending.beginsWithVowel()) {
                        beforeVowel(rest, past, best);
                    }
                }
            }
        }
    }

    /** Keeps the stem if it is known and better: longer, or as long and less doubtful. */
    private void know(String stem, int length, Way way, Reading best) {
        int rank = rank(stem, length, way) - way.doubt;
        if (rank > best.rank) {
            best.stem = stem;
            best.rank = rank;
        }
    }

    private int rank(String stem, int length, Way way) {
        if (way == Way.WHOLE ? lexicon.knows(stem) : lexicon.knows(stem, way.verb)) {
            return 2 * length;
        }
        if (way.verb) {
            // Below the noun it is made from: балалар is the plural of бала and no verb.
            return derived(stem, 2, VERB_MAKERS) ? 2 * (length - 2) - 1 : 0;
        }
        return derived(stem, 3, NOUN_MAKERS) || derived(stem, 2, NOUN_MAKERS) ? 2 * length - 1 : 0;
    }

    /** Whether a word is made from a known noun: гүл, гүлде; азамат, азаматтық. */
    private boolean derived(String word, int letters, Set<String> makers) {
        int root = word.length() - letters;
        return root >= SHORTEST_ROOT && makers.contains(word.substring(root))
                && lexicon.knows(word.substring(0, root), false);
    }

    /**
     * Before a vowel к, қ, п are voiced (кітап, кітабы; in verbs тап, тауып), a short vowel may fall out (халық, халқы) or
     * merge (оқы, оқу), and the ь of a loan word is dropped.
     */
    private void beforeVowel(String rest, Way way, Reading best) {
        int last = rest.length() - 1;
        int voiced = "ғгбу".indexOf(rest.charAt(last));
        if (voiced >= 0 && (way.verb || rest.charAt(last) != 'у')) {
            know(rest.substring(0, last) + "қкпп".charAt(voiced), rest.length(), way, best);
        }
        know(rest + "ь", rest.length(), way, best);
        for (String vowel : List.of("ы", russian ? "и" : "і")) {
            know(rest.substring(0, last) + vowel + rest.charAt(last), rest.length() - 2, way, best);
            if (way.verb) {
                know(rest + vowel, rest.length(), way, best);
            }
        }
    }

    /** Takes noun endings off for as long as there are any, so that a name comes to one stem from each of its forms. */
    private String unknown(String word) {
        String stem = word;
        for (Optional<Ending> ending = lastEnding(stem); ending.isPresent(); ending = lastEnding(stem)) {
            stem = stem.substring(0, stem.length() - ending.get().letters().length());
            stem = ending.get().beginsWithVowel() ? voiceless(stem) : stem;
        }
        return stem;
    }

    /** Азаматтығы goes with азаматтық; a г after a back vowel is a loan's own: педагогы. */
    private static String voiceless(String stem) {
        int last = stem.length() - 1;
        return switch (stem.charAt(last)) {
            case 'ғ' -> stem.substring(0, last) + 'қ';
            case 'г' -> "іеөү".indexOf(stem.charAt(last - 1)) >= 0 ? stem.substring(0, last) + 'к' : stem;
            default -> stem;
        };
    }

    private Optional<Ending> lastEnding(String word) {
        return endings.getOrDefault(word.charAt(word.length() - 1), List.of()).stream()
                .filter(e -> UNMISTAKABLE.contains(e.layer()) || STRONG.contains(e.letters()))
                .filter(e -> word.endsWith(e.letters()) && word.length() - e.letters().length() >= SHORTEST_UNKNOWN
                        && e.follows(word.substring(0, word.length() - e.letters().length()), russian))
                .max(Comparator.comparingInt(e -> e.letters().length()));
    }
}
