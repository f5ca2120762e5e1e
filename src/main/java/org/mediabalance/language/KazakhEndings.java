package org.mediabalance.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The endings of Kazakh in the order in which they stand at a word, from the end inwards. An ending goes only where the
 * sounds before it allow it: vowel, nasal, voiced or voiceless consonant, back or front vowel.
 * <p>
 * Source: the declension and conjugation tables of any school grammar of Kazakh.
 */
final class KazakhEndings {
    /** У, и, ю, й count as vowel and as voiced consonant: оқуы and оқудың, биі and бидің. */
    static final String VOWEL = "аәеиоөұүыіуюяэё";
    /** Loan words in б в г д take both kinds of ending: заводтың, Мадридтің, клубтар. */
    private static final String VOICELESS = "пфкқтсшщцчхһбвгдь";
    private static final String NASAL = "мнң";
    private static final String VOICED = "лрйузжиюбвгдь";
    private static final String CONSONANT = VOICELESS + NASAL + "лрйузжиюғ";
    private static final String BACK = "аоұыяёқғ";
    private static final String FRONT = "әөүіеэ";

    private static final int CERTAIN = 3;

    /** Where a layer stands; deeper layers come nearer to the stem. */
    enum Layer {
        PERSON, CASE, PLACE, POSSESSION, PLURAL, TENSE, NEGATION, VOICE
    }

    /**
     * @param after the sounds it may follow
     */
    record Ending(String letters, String after, Layer layer) {
        boolean verbal() {
            return layer.compareTo(Layer.TENSE) >= 0;
        }

        boolean beginsWithVowel() {
            return VOWEL.indexOf(letters.charAt(0)) >= 0;
        }

        /** Whether the stem's last sound and last vowel allow it. */
        boolean follows(String stem, boolean russian) {
            if (stem.isEmpty() || after.indexOf(stem.charAt(stem.length() - 1)) < 0) {
                return false;
            }
            // Loan words and names break harmony (Йорктің, Сәтбаевқа), but a long ending is hardly met by chance.
            return russian || letters.length() >= CERTAIN || stem.endsWith("ев")
                    || harmony(stem) * harmony(letters) >= 0;
        }

        Ending inRussianSpelling() {
            return new Ending(KazakhLetters.russianSpelling(letters), after + KazakhLetters.russianSpelling(after),
                    layer);
        }
    }

    /** All endings in Kazakh spelling. */
    static final List<Ending> ALL = all();

    private KazakhEndings() {
    }

    /** 1 for a back vowel in the last syllable, -1 for a front one, 0 for one that occurs in both or none. */
    private static int harmony(String letters) {
        for (int i = letters.length() - 1; i >= 0; i--) {
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
        return 0;
    }

    private static List<Ending> all() {
        List<Ending> all = new ArrayList<>();
        String sonorous = VOWEL + NASAL + VOICED;
        add(all, Layer.PERSON, sonorous, "мын мін мыз міз");
        add(all, Layer.PERSON, NASAL + "зж", "бын бін быз біз");
        add(all, Layer.PERSON, VOICELESS, "пын пін пыз піз");
        add(all, Layer.PERSON, sonorous + VOICELESS, "сың сің");

        add(all, Layer.CASE, VOWEL + NASAL, "ның нің");
        add(all, Layer.CASE, VOICED, "дың дің");
        add(all, Layer.CASE, VOICELESS, "тың тің");
        add(all, Layer.CASE, VOWEL, "ны ні");
        add(all, Layer.CASE, VOICED + NASAL, "ды ді");
        add(all, Layer.CASE, VOICELESS, "ты ті");
        add(all, Layer.CASE, sonorous, "ға ге да де дай дей");
        add(all, Layer.CASE, VOICELESS, "қа ке та те тай тей");
        add(all, Layer.CASE, VOWEL + VOICED, "дан ден");
        add(all, Layer.CASE, NASAL + "ыі", "нан нен");
        add(all, Layer.CASE, VOICELESS, "тан тен");
        add(all, Layer.CASE, "ыі", "н нда нде на не ндай ндей нша нше");
        add(all, Layer.CASE, VOWEL + NASAL + "лрйую", "мен");
        add(all, Layer.CASE, "зж", "бен");
        add(all, Layer.CASE, VOICELESS, "пен");
        add(all, Layer.CASE, "мң", "а е");
        add(all, Layer.CASE, VOWEL + NASAL, "нікі");
        add(all, Layer.CASE, VOICED, "дікі");
        add(all, Layer.CASE, VOICELESS, "тікі");

        add(all, Layer.PLACE, sonorous, "дағы дегі");
        add(all, Layer.PLACE, VOICELESS, "тағы тегі");
        add(all, Layer.PLACE, "ыі", "ндағы ндегі");
        // Бүгінгі, биылғы: what belongs to a time or place.
        add(all, Layer.PLACE, sonorous, "ғы гі");
        add(all, Layer.PLACE, VOICELESS, "қы кі");

        add(all, Layer.POSSESSION, VOWEL, "сы сі м ң мыз міз ңыз ңіз");
        add(all, Layer.POSSESSION, CONSONANT, "ы і ым ім ың ің ымыз іміз ыңыз іңіз");

        add(all, Layer.PLURAL, VOWEL + "рйую", "лар лер");
        add(all, Layer.PLURAL, NASAL + "лзжь", "дар дер");
        add(all, Layer.PLURAL, VOICELESS, "тар тер");

        tenses(all, sonorous);

        add(all, Layer.NEGATION, VOWEL + "рлй", "ма ме");
        add(all, Layer.NEGATION, NASAL + "зж", "ба бе");
        add(all, Layer.NEGATION, VOICELESS, "па пе");

        add(all, Layer.VOICE, VOWEL, "л н с т");
        add(all, Layer.VOICE, CONSONANT, "ыл іл ын ін ыс іс");
        add(all, Layer.VOICE, sonorous, "дыр дір ғыз гіз");
        add(all, Layer.VOICE, VOICELESS, "тыр тір қыз кіз");
        return List.copyOf(all);
    }

    private static void tenses(List<Ending> all, String sonorous) {
        String[] present = {"мын мін", "м м", "мыз міз", "сың сің", "сыз сіз", "сыңдар сіңдер", "сыздар сіздер",
                "ды ді",
                "тын тін"};
        add(all, Layer.TENSE, CONSONANT,
                "а е у ып іп ыпты іпті ар ер ушы уші айын ейін айық ейік ыңыз іңіз ыңдар іңдер");
        add(all, Layer.TENSE, VOWEL, "й у п пты пті р ушы уші йын йін йық йік ңыз ңіз ңдар ңдер");
        // Оқы and й become оқи.
        add(all, Layer.TENSE, CONSONANT, "и иды иді имын имін имыз иміз итын итін исың исің");
        for (String person : present) {
            String[] two = person.split(" ");
            add(all, Layer.TENSE, CONSONANT, "а" + two[0] + " е" + two[1]);
            add(all, Layer.TENSE, VOWEL, "й" + two[0] + " й" + two[1]);
        }
        for (String person : new String[]{"", "м", "ң", "қ", "к", "ңыз", "ңіз", "ңдар", "ңдер"}) {
            add(all, Layer.TENSE, sonorous, "ды" + person + " ді" + person);
            add(all, Layer.TENSE, VOICELESS, "ты" + person + " ті" + person);
            add(all, Layer.TENSE, sonorous + VOICELESS, "са" + person + " се" + person);
        }
        add(all, Layer.TENSE, sonorous, "ған ген ғалы гелі ғанша генше ғысы гісі ғандық гендік");
        add(all, Layer.TENSE, VOICELESS, "қан кен қалы келі қанша кенше қысы кісі қандық кендік");
        add(all, Layer.TENSE, sonorous + VOICELESS, "сын сін сындар сіндер");
        add(all, Layer.TENSE, VOWEL + "рлй", "мақ мек мас мес");
        add(all, Layer.TENSE, NASAL + "зж", "бақ бек бас бес");
        add(all, Layer.TENSE, VOICELESS, "пақ пек пас пес");
    }

    private static void add(List<Ending> all, Layer layer, String after, String endings) {
        Arrays.stream(endings.split(" ")).distinct().forEach(letters -> all.add(new Ending(letters, after, layer)));
    }
}
