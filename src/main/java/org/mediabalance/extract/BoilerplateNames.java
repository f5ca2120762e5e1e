package org.mediabalance.extract;

import java.util.HashMap;
import java.util.Map;
import org.mediabalance.extract.Outline.Span;

/**
 * Drops elements whose class or id names boilerplate. Templates also name wrappers of the text so ({@code sidebar-grid},
 * {@code has-related}), so a word counts for nothing on a page where what it names is most of the prose.
 */
final class BoilerplateNames implements TextStep {
    /** A word that names more than half of the prose names the text itself ... */
    private static final double SHARE_MAX = 0.5;
    /** ... unless this much prose, a short article, is left without it. Both flat: 0.35 and 1,000 to 2,500 give the same. */
    private static final double REST_MIN = 1500;

    @Override
    public void apply(Draft draft) {
        double[] prose = draft.sums(Block::prose);
        double all = prose[prose.length - 1];
        Map<Span, String> named = new HashMap<>();
        Map<String, Double> total = new HashMap<>();
        Map<String, Integer> counted = new HashMap<>();
        for (Span span : draft.spans()) {
            String word = span.boilerplate();
            if (!word.isEmpty()) {
                named.put(span, word);
                if (counted.getOrDefault(word, 0) <= span.from()) {
                    total.merge(word, span.of(prose), Double::sum);
                    counted.put(word, span.to());
                }
            }
        }
        named.forEach((span, word) -> {
            double share = total.get(word);
            if (ElementNames.isCertain(word) || share <= SHARE_MAX * all || all - share > REST_MIN) {
                draft.drop(span);
            }
        });
    }
}
