package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mediabalance.language.Stems;

/** Whether forms of one word meet and forms of two words do not, on the tokens and lemmas of Universal Dependencies. */
final class StemScore {
    private record Row(String form, String lemma, String part) {
        /** Names of treebank tokens that are several words are left out: stems are of words. */
        boolean oneWord() {
            return !form.contains(" ") && !lemma.contains(" ");
        }
    }

    private final List<Row> rows;
    private final Stems stems;
    private final Map<String, String> known = new HashMap<>();

    StemScore(DevelopmentData data, String file, String language) {
        this.rows = data.rows(file).stream()
                .map(row -> new Row(row[1].toLowerCase(Locale.ROOT), row[2].toLowerCase(Locale.ROOT), row[3]))
                .filter(Row::oneWord).toList();
        this.stems = new Stems(language);
    }

    private String stem(String word) {
        return known.computeIfAbsent(word,
                w -> String.join(" ", stems.of(w).stream().map(Stems.Word::stem).toList()));
    }

    private boolean meet(Row row) {
        return stem(row.form).equals(stem(row.lemma));
    }

    /** Share of tokens whose form and lemma have one stem. */
    String recall() {
        List<Row> changed = rows.stream().filter(row -> !row.form.equals(row.lemma)).toList();
        MarkdownTable table = new MarkdownTable("tokens", "form and lemma meet", "unstemmed", "n");
        table.row("all", share(rows), (double) (rows.size() - changed.size()) / rows.size(), rows.size());
        table.row("form differs from lemma", share(changed), 0.0, changed.size());
        Map<String, List<Row>> byPart = new TreeMap<>();
        rows.forEach(row -> byPart.computeIfAbsent(row.part, part -> new ArrayList<>()).add(row));
        byPart.forEach((part, of) -> table.row(part, share(of),
                (double) of.stream().filter(row -> row.form.equals(row.lemma)).count() / of.size(), of.size()));
        return table.toString();
    }

    private double share(List<Row> of) {
        return (double) of.stream().filter(this::meet).count() / of.size();
    }

    /** Pairs of different forms: with a lemma in common, and without. */
    String merges() {
        Map<String, Set<String>> lemmas = new TreeMap<>();
        rows.forEach(row -> lemmas.computeIfAbsent(row.form, form -> new TreeSet<>()).add(row.lemma));
        List<String> forms = List.copyOf(lemmas.keySet());
        long[] same = new long[2];
        long[] different = new long[2];
        for (int i = 0; i < forms.size(); i++) {
            for (int j = i + 1; j < forms.size(); j++) {
                boolean one = !Collections.disjoint(lemmas.get(forms.get(i)), lemmas.get(forms.get(j)));
                long[] counts = one ? same : different;
                counts[0]++;
                counts[1] += stem(forms.get(i)).equals(stem(forms.get(j))) ? 1 : 0;
            }
        }
        return new MarkdownTable("pairs of forms", "n", "merged", "share")
                .row("of one lemma", same[0], same[1], (double) same[1] / same[0])
                .row("of different lemmas (false merges)", different[0], different[1],
                        String.format(Locale.ROOT, "%.6f", (double) different[1] / different[0]))
                .row("merged pairs that are false", same[1] + different[1], different[1],
                        (double) different[1] / (same[1] + different[1]))
                .toString();
    }
}
