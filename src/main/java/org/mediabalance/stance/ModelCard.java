package org.mediabalance.stance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a reader must know before quoting a model's codes: data, seed, and figures by cross-validation in which the
 * questions tested are not those learned from.
 *
 * @param features version of the features
 * @param seed of folds and bootstrap
 * @param penalty L2 cost that left-out items chose
 * @param base the model this one adapts; its own card tells about it
 * @param items how many it learned from
 * @param dataDigest SHA-256 over identifiers, titles, texts and codes in order
 * @param codes number of items per code
 * @param languages number of items per language
 * @param questions how many questions the items are about
 * @param leftOut figures over all items, each predicted by a model that saw none of its question
 * @param leftOutByLanguage the same per language
 */
public record ModelCard(int features, long seed, double penalty, Optional<String> base, int items, String dataDigest,
        Map<String, Integer> codes,
        Map<String, Integer> languages, int questions, Scores leftOut, Map<String, Scores> leftOutByLanguage) {

    static ModelCard of(List<CodedText> items, long seed, double penalty, Optional<String> base,
            List<CodedText> leftItems,
            List<StancePrediction> leftOut) {
        Map<String, Integer> codes = new TreeMap<>();
        Map<String, Integer> languages = new TreeMap<>();
        StringBuilder all = new StringBuilder();
        for (CodedText item : items) {
            codes.merge(item.code().label(), 1, Integer::sum);
            languages.merge(item.text().language().orElse("und"), 1, Integer::sum);
            all.append(item.text().id()).append('\t').append(item.text().title()).append('\t')
                    .append(item.text().text()).append('\t').append(item.code()).append('\n');
        }
        return new ModelCard(FeatureReader.VERSION, seed, penalty, base, items.size(),
                Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8)), codes, languages,
                (int) items.stream().map(CodedText::question).distinct().count(), Scores.of(leftItems, leftOut, seed),
                Scores.byLanguage(leftItems, leftOut, seed));
    }

    /** The card for people. */
    String markdown(String model) {
        StringBuilder page = new StringBuilder("# Model card: " + model + "\n\n");
        page.append("Stance of an item toward a referendum question (pro, contra, neutral) and its relevance.\n\n");
        page.append("| | |\n|---|---|\n");
        base.ifPresent(id -> row(page, "adapts", id + " (whose training data comes on top)"));
        row(page, "items", items + " over " + questions + " questions");
        row(page, "codes", codes.toString());
        row(page, "languages", languages.toString());
        row(page, "data digest (SHA-256)", dataDigest);
        row(page, "seed", Long.toString(seed));
        row(page, "L2 cost", Double.toString(penalty));
        row(page, "features", "version " + features);
        page.append(
                "\n## Cross-validation by question\n\nEach item was predicted by a model that saw no item of its question.\n\n");
        page.append("| items | relevant | macro-F1 (95 %) | majority | neutral F1 | pro F1 | contra F1 | contra recall")
                .append(" | relevance F1 | ECE | Brier |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        line(page, "all", leftOut);
        leftOutByLanguage.forEach((language, scores) -> line(page, language, scores));
        return page.toString();
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static void line(StringBuilder page, String name, Scores s) {
        page.append(String.format(Locale.ROOT,
                "| %s | %d | %.3f (%.3f-%.3f) | %.3f | %.3f | %.3f | %.3f | %.3f | %s | %.3f | %.3f |%n",
                name + ": " + s.items(), s.relevant(), s.macroF1(), s.macroF1Interval()[0], s.macroF1Interval()[1],
                s.majorityMacroF1(), s.byStance().get("neutral").f1(), s.byStance().get("pro").f1(),
                s.byStance().get("contra").f1(), s.byStance().get("contra").recall(),
                s.relevance().map(r -> String.format(Locale.ROOT, "%.3f", r.f1())).orElse("-"), s.calibrationError(),
                s.brier()));
    }
}
