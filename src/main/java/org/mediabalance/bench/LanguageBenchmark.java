package org.mediabalance.bench;

import java.nio.file.Path;

/** Figures for language identification, stems and near-duplicates, as a page for {@code reports/benchmarks}. */
public final class LanguageBenchmark {
    private final DevelopmentData data;

    /** @param data directory of the development sets; a missing one is an InputException */
    public LanguageBenchmark(Path data) {
        this.data = new DevelopmentData(data);
    }

    /** Runs everything, about a minute; Markdown. */
    public String page() {
        return """
                # Language benchmark

                Made by `mediabalance bench language`. The sets are other people's and are described in their own README.
                They are development sets: margins, thresholds and the list of Kazakh stems were chosen with an eye on them
                (no text of theirs is in the product), so other texts may give lower figures. Times are CPU time of one
                thread on the machine that made this page.

                """
                + new LanguageIdentificationScore(data).page() + "\n" + stems("Kazakh", "kk", "kk_ktb_lemma_dev.tsv")
                + "\n" + stems("Russian", "ru", "ru_gsd_lemma_dev.tsv") + "\n" + new StoriesScore(data).page();
    }

    private String stems(String name, String language, String file) {
        StemScore score = new StemScore(data, "language/" + file, language);
        return "## " + name + " stems\n\nSet: " + file + " (Universal Dependencies).\n\n" + score.recall() + "\n"
                + score.merges();
    }
}
