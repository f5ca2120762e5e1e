package org.mediabalance.stance;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the concepts of the shared lexicon in an item: which occur, where (title, first third, ending), which are
 * negated, which stand near each other, and what words stand near talk of the vote. Not thread-safe; one per item.
 */
final class ConceptReader {
    /** Words within this distance speak about each other: about half a sentence. */
    static final int NEAR = 6;
    private static final Set<String> NOT_BEFORE = Set.of("не", "ни", "без", "нет", "not", "no", "never", "nor", "don't",
            "doesn't", "isn't", "won't", "can't", "cannot", "didn't", "without", "wouldn't", "aren't");
    /** Kazakh negates behind the word. */
    private static final Set<String> NOT_AFTER = Set.of("емес", "жоқ", "емеспін", "емеспіз", "болмайды");
    /** Negation reaches over one word between: "не могу поддержать". */
    private static final int NEGATION_REACH = 2;

    private final Lexicon lexicon;
    private final Map<String, Integer> counts;

    ConceptReader(Lexicon lexicon, Map<String, Integer> counts) {
        this.lexicon = lexicon;
        this.counts = counts;
    }

    /** @param end index of the first word of the ending */
    void read(List<String> title, List<String> words, int end) {
        for (List<String> here : lexicon.concepts(title)) {
            for (String concept : here) {
                add(concept);
                add("title " + concept);
            }
        }
        List<List<String>> concepts = lexicon.concepts(words);
        for (int at = 0; at < words.size(); at++) {
            for (String concept : concepts.get(at)) {
                place(concept, at, words, end);
                pairs(concept, at, concepts);
                if (concept.equals("vote") || concept.equals("proposal")) {
                    beside(at, words);
                }
            }
        }
    }

    private void place(String concept, int at, List<String> words, int end) {
        add(concept);
        if (at >= end) {
            add("end " + concept);
        }
        if (at < words.size() / 3) {
            add("lead " + concept);
        }
        if (negated(words, at)) {
            add("not " + concept);
        }
    }

    private static boolean negated(List<String> words, int at) {
        return words.subList(Math.max(0, at - NEGATION_REACH), at).stream().anyMatch(NOT_BEFORE::contains)
                || words.subList(at + 1, Math.min(words.size(), at + 1 + NEGATION_REACH)).stream()
                        .anyMatch(NOT_AFTER::contains);
    }

    private void pairs(String concept, int at, List<List<String>> concepts) {
        for (List<String> near : concepts.subList(at + 1, Math.min(concepts.size(), at + 1 + NEAR))) {
            for (String other : near) {
                add(concept.compareTo(other) < 0 ? concept + " " + other : other + " " + concept);
            }
        }
    }

    private void beside(int at, List<String> words) {
        for (int i = Math.max(0, at - NEAR); i < Math.min(words.size(), at + NEAR + 1); i++) {
            if (i != at) {
                counts.merge(View.VOTE.name(words.get(i)), 1, Integer::sum);
            }
        }
    }

    private void add(String feature) {
        counts.merge(View.CONCEPTS.name(feature), 1, Integer::sum);
    }
}
