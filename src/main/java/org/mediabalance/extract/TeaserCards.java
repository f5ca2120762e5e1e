package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.mediabalance.extract.Outline.Span;

/**
 * Drops teasers of other items: elements of one kind that stand three times or more, each with a linked headline and a
 * line or two of prose. Their prose would otherwise pull the root away from a short text.
 */
final class TeaserCards implements TextStep {
    /** Two alike can be parts of one article; lists of items have three and more. */
    private static final int CARDS_MIN = 3;
    private static final int BLOCKS_MAX = 8;
    private static final int PROSE_BLOCKS_MAX = 2;
    private static final int HEADLINE_MIN = 15;
    private static final double LINKED = 0.8;
    /** A card in one block: a linked headline, then unlinked text of at most this part. */
    private static final double LINKED_IN_ONE_BLOCK = 0.25;

    @Override
    public void apply(Draft draft) {
        double[] prose = draft.sums(block -> block.prose() > 0 ? 1 : 0);
        double[] headlines = draft
                .sums(block -> block.linkDensity() > LINKED && block.length() >= HEADLINE_MIN ? 1 : 0);
        Map<String, List<Span>> kinds = new HashMap<>();
        for (Span span : draft.spans()) {
            Element element = span.element();
            boolean card = span.of(headlines) >= 1 && span.of(prose) >= 1 || isOneBlockCard(draft, span);
            if (card && !element.className().isEmpty() && span.size() <= BLOCKS_MAX
                    && span.of(prose) <= PROSE_BLOCKS_MAX) {
                kinds.computeIfAbsent(element.normalName() + "." + element.className(), k -> new ArrayList<>())
                        .add(span);
            }
        }
        kinds.values().stream().filter(cards -> cards.size() >= CARDS_MIN)
                .forEach(cards -> cards.forEach(draft::drop));
    }

    private static boolean isOneBlockCard(Draft draft, Span span) {
        if (span.size() > 1 || !span.element().normalName().equals("div")
                || draft.block(span.from()).linkDensity() < LINKED_IN_ONE_BLOCK) {
            return false;
        }
        Element link = span.element().selectFirst("a");
        return link != null && draft.block(span.from()).text().startsWith(link.text().strip());
    }
}
