package org.mediabalance.extract;

import java.util.List;
import java.util.Set;
import org.mediabalance.extract.Outline.Span;

/**
 * Finds the element the text stands in: from the body downwards, always into the child with most of the prose, until no
 * child has most of it. Comments and sidebars without telling names are left behind on the way.
 */
final class ProseRoot implements TextStep {
    /** Flat between 0.6 and 0.8: lower loses leads and split texts, higher takes comments in. */
    private static final double SHARE_MIN = 0.7;
    /** A text is not one paragraph, list or table even when that holds most of it. */
    private static final Set<String> NOT_A_ROOT = Set.of("p", "ul", "ol", "dl", "blockquote", "table", "tbody", "tr",
            "pre", "h1", "h2", "h3", "span", "em", "strong", "b", "i");

    @Override
    public void apply(Draft draft) {
        double[] prose = draft.sums(Block::prose);
        int root = 0;
        int next = 0;
        while (next >= 0) {
            root = next;
            next = childWithMost(draft.spans(), root, prose);
        }
        draft.root(root);
    }

    private static int childWithMost(List<Span> spans, int parent, double[] prose) {
        double enough = SHARE_MIN * spans.get(parent).of(prose);
        for (int i = parent + 1; i < spans.size() && spans.get(i).from() < spans.get(parent).to(); i++) {
            Span span = spans.get(i);
            if (span.parent() == parent && enough > 0 && span.of(prose) >= enough
                    && !NOT_A_ROOT.contains(span.element().normalName())) {
                return i;
            }
        }
        return -1;
    }
}
