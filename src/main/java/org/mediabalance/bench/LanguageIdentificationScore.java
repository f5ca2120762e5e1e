package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mediabalance.language.LanguageIdentifier;

/** How often the language is right on the sentences, pairs and words of Lingua's test set (langid_dev). */
final class LanguageIdentificationScore {
    private static final List<String> STUDY = List.of("kk", "ru", "en");
    private static final List<String> OTHERS = List.of("uk", "be", "bg", "mn", "tr", "az");
    private static final List<String> KINDS = List.of("sentences", "three-word titles", "word-pairs", "single-words");
    /** Right answers per cent on sentences, word pairs and words as published with Lingua, free choice of 75 languages. */
    private static final List<String> PEERS = List.of("opennlp", "tika", "lingua-high");
    private static final Map<String, String> NAMES = Map.of("kk", "Kazakh", "ru", "Russian", "en", "English");

    private record Text(String language, String kind, String text) {}

    private final LanguageIdentifier identifier = new LanguageIdentifier(STUDY);
    private final DevelopmentData data;

    LanguageIdentificationScore(DevelopmentData data) {
        this.data = data;
    }

    String page() {
        Map<String, int[]> right = new TreeMap<>();
        List<Text> texts = texts();
        double seconds = CpuTime.seconds(() -> texts.forEach(text -> count(text, right)));
        return """
                ## Language identification

                Set: langid_dev (Lingua's test texts). Choice among kk, ru, en with a door for others; no declared language.
                A three-word title is the first three words of a sentence, as they stand.

                """
                + study(right)
                + """

                        Peers as published with Lingua (per cent right, free choice among their languages; Tika has no Kazakh):

                        """
                + peers() + """

                        The door: sentences in other languages that are named rightly.

                        """ + others(right) + "\nCPU time per text: "
                + Math.round(seconds * 1e6 / texts.size()) + " µs.\n";
    }

    private void count(Text text, Map<String, int[]> right) {
        boolean found = identifier.language(text.text, "", Optional.empty()).equals(text.language);
        int[] counts = right.computeIfAbsent(text.kind + " " + text.language, key -> new int[2]);
        counts[0] += found ? 1 : 0;
        counts[1]++;
    }

    private List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (String[] row : data.rows("language/langid_dev.tsv.gz")) {
            texts.add(new Text(row[0], row[1], row[2]));
            String[] words = row[2].strip().split("\\s+");
            if (row[1].equals("sentences") && words.length >= 3) {
                texts.add(new Text(row[0], "three-word titles", String.join(" ", Arrays.copyOf(words, 3))));
            }
        }
        return texts;
    }

    private static String study(Map<String, int[]> right) {
        MarkdownTable table = new MarkdownTable("texts", "kk", "n", "ru", "n", "en", "n");
        for (String kind : KINDS) {
            List<Object> cells = new ArrayList<>(List.of(kind));
            for (String language : STUDY) {
                int[] counts = right.get(kind + " " + language);
                cells.addAll(List.of((double) counts[0] / counts[1], counts[1]));
            }
            table.row(cells.toArray());
        }
        return table.toString();
    }

    private String peers() {
        List<String> lines = data.lines("language/lingua_accuracy_reports.csv");
        List<String> head = List.of(lines.get(0).split(","));
        MarkdownTable table = new MarkdownTable("peer", "language", "sentences", "word-pairs", "single-words");
        for (String peer : PEERS) {
            for (String language : STUDY) {
                String[] cells = lines.stream().map(line -> line.split(","))
                        .filter(row -> row[0].equals(NAMES.get(language))).findFirst().orElseThrow();
                List<Object> row = new ArrayList<>(List.of(peer, language));
                for (String kind : List.of("sentences", "word-pairs", "single-words")) {
                    double percent = Double.parseDouble(cells[head.indexOf(kind + "-" + peer)]);
                    row.add(Double.isNaN(percent) ? "–" : Math.round(percent * 10) / 10.0 + "");
                }
                table.row(row.toArray());
            }
        }
        return table.toString();
    }

    private static String others(Map<String, int[]> right) {
        MarkdownTable table = new MarkdownTable("language", "named rightly", "n");
        for (String language : OTHERS) {
            int[] counts = right.get("sentences " + language);
            table.row(language, (double) counts[0] / counts[1], counts[1]);
        }
        return table.toString();
    }
}
