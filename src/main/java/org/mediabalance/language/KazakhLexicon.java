package org.mediabalance.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Common Kazakh stems, written for this project: they decide where an ending begins, as in дауыс and дау-ы. */
final class KazakhLexicon {
    private static final String FILE = "kazakh-stems.txt";

    private final Set<String> nouns = new HashSet<>();
    private final Set<String> verbs = new HashSet<>();
    private final Map<String, String> forms = new HashMap<>();

    /** Reads the list; in Russian spelling when asked. */
    KazakhLexicon(boolean russian) {
        try (InputStream in = KazakhLexicon.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Consumer<List<String>> section = nouns::addAll;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("verbs:")) {
                    section = verbs::addAll;
                } else if (line.equals("forms:")) {
                    section = words -> words.forEach(form -> forms.put(form, words.get(0)));
                } else if (!line.startsWith("#")) {
                    section.accept(List.of((russian ? KazakhLetters.russianSpelling(line) : line).split(" ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read from the class path", e);
        }
    }

    /** Whether the stem is listed as a verb, or as any other word. */
    boolean knows(String stem, boolean verb) {
        return (verb ? verbs : nouns).contains(stem);
    }

    /** The stem of an irregular form, such as оның of ол. */
    Optional<String> irregular(String form) {
        return Optional.ofNullable(forms.get(form));
    }

    boolean knows(String word) {
        return nouns.contains(word) || verbs.contains(word);
    }
}
