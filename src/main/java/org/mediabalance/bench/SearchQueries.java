package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Queries as researchers type them, with words from the texts that are searched. */
final class SearchQueries {
    static final List<String> KINDS = List.of("one word", "two words", "phrase", "word in a human class",
            "word in days and outlet", "two alternatives", "beginning of a word", "fields only");

    private static final List<String> LANGUAGES = List.of("kk", "ru", "kk", "ru", "en");
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

    private final Map<String, List<String[]>> texts;
    private final Random random;

    SearchQueries(Map<String, List<String[]>> texts, long seed) {
        this.texts = texts;
        this.random = new Random(seed);
    }

    /** The kinds in turn. */
    List<String> of(int count) {
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] pair = pair();
            queries.add(switch (i % KINDS.size()) {
                case 0 -> pair[0];
                case 1 -> pair[0] + " " + pair[1];
                case 2 -> "\"" + pair[0] + " " + pair[1] + "\"";
                case 3 -> pair[0] + " AND stance:pro";
                case 4 -> pair[0] + " AND day:[2022-05-23 TO 2022-06-03] AND outlet:outlet" + random.nextInt(12);
                case 5 -> pair[0] + " OR " + pair[1];
                case 6 -> pair[0].substring(0, 4) + "*";
                default -> "machine:contra AND outlet:outlet" + random.nextInt(12) + " AND language:kk";
            });
        }
        return queries;
    }

    /** Two words that follow each other. */
    private String[] pair() {
        List<String[]> of = texts.get(LANGUAGES.get(random.nextInt(LANGUAGES.size())));
        while (true) {
            String[] words = of.get(random.nextInt(of.size()));
            int at = random.nextInt(Math.max(1, words.length - 1));
            if (at + 1 < words.length && WORD.matcher(words[at]).matches() && WORD.matcher(words[at + 1]).matches()) {
                return new String[]{words[at], words[at + 1]};
            }
        }
    }
}
