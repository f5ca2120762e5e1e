package org.mediabalance.stance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How support, opposition and report sound in Kazakh, Russian and English, as concepts that the languages share; from
 * the hand-written resource {@code lexicon.txt}. What is learned about a concept in one language holds in the others.
 * Immutable.
 */
final class Lexicon {
    private static final Map<String, Lexicon> BY_LANGUAGE = read();
    private static final Lexicon EMPTY = new Lexicon();

    private final Map<String, List<Entry>> whole = new HashMap<>();
    private final Map<String, List<Entry>> beginnings = new HashMap<>();

    /** A phrase: words in a row, of which those marked with a star only begin so. */
    private record Entry(String concept, String[] words) {
        boolean matches(List<String> text, int at) {
            if (at + words.length > text.size()) {
                return false;
            }
            for (int i = 0; i < words.length; i++) {
                String word = words[i];
                String found = text.get(at + i);
                if (word.endsWith("*")
                        ? !found.startsWith(word.substring(0, word.length() - 1))
                        : !found.equals(word)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Lexicon() {
    }

    /** The lexicon of a language; empty for languages other than kk, ru and en. */
    static Lexicon of(String language) {
        return BY_LANGUAGE.getOrDefault(language, EMPTY);
    }

    /** The concepts that begin at each word, in lexicon order; most lists are empty. */
    List<List<String>> concepts(List<String> words) {
        List<List<String>> found = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            List<String> here = new ArrayList<>();
            collect(here, whole.get(words.get(at)), words, at);
            for (int length = 1; length <= words.get(at).length(); length++) {
                collect(here, beginnings.get(words.get(at).substring(0, length)), words, at);
            }
            found.add(here);
        }
        return found;
    }

    private static void collect(List<String> here, List<Entry> entries, List<String> words, int at) {
        if (entries != null) {
            for (Entry entry : entries) {
                if (!here.contains(entry.concept()) && entry.matches(words, at)) {
                    here.add(entry.concept());
                }
            }
        }
    }

    private void add(String concept, String phrase) {
        String[] words = phrase.split(" ");
        Entry entry = new Entry(concept, words);
        boolean begins = words[0].endsWith("*");
        String key = begins ? words[0].substring(0, words[0].length() - 1) : words[0];
        (begins ? beginnings : whole).computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
    }

    private static Map<String, Lexicon> read() {
        Map<String, Lexicon> lexicons = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Lexicon.class.getResourceAsStream("lexicon.txt"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] fields = line.split("\t");
                    Lexicon lexicon = lexicons.computeIfAbsent(fields[1], l -> new Lexicon());
                    for (String phrase : fields[2].split(", ")) {
                        lexicon.add(fields[0], phrase.strip());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lexicon cannot be read", e);
        }
        return Map.copyOf(lexicons);
    }
}
