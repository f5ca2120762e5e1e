package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A page's blocks while it is being decided which of them are the item's text. */
final class Draft {
    private final Outline outline;
    private final PageTitles titles;
    private final boolean[] out;
    private int root;
    private int from;

    Draft(Outline outline, PageTitles titles) {
        this.outline = outline;
        this.titles = titles;
        out = new boolean[outline.blocks().size()];
    }

    List<Outline.Span> spans() {
        return outline.spans();
    }

    PageTitles titles() {
        return titles;
    }

    Block block(int index) {
        return outline.blocks().get(index);
    }

    boolean isOut(int index) {
        return out[index];
    }

    void drop(int index) {
        out[index] = true;
    }

    void drop(Outline.Span span) {
        Arrays.fill(out, span.from(), span.to(), true);
    }

    /** The element the text stands in. */
    Outline.Span root() {
        return outline.spans().get(root);
    }

    void root(int span) {
        root = span;
        from = root().from();
    }

    /** First block of the text; it may lie before the root when a lead stands there. */
    int from() {
        return from;
    }

    /** Takes blocks ahead of the root in; those between that are not text must be dropped. */
    void from(int index) {
        from = index;
    }

    int to() {
        return root().to();
    }

    /** The spans inside the root, without the root itself. */
    List<Outline.Span> parts() {
        Outline.Span all = root();
        return spans().stream().filter(span -> span != all && span.from() >= all.from() && span.to() <= all.to())
                .filter(span -> span.size() < all.size()).toList();
    }

    /** Sums of a block measure over prefixes, blocks that are out counting nothing; see {@link Outline.Span#of}. */
    double[] sums(ToDoubleFunction<Block> measure) {
        double[] sums = new double[out.length + 1];
        for (int i = 0; i < out.length; i++) {
            sums[i + 1] = sums[i] + (out[i] ? 0 : measure.applyAsDouble(block(i)));
        }
        return sums;
    }

    MainText text() {
        List<Block> kept = new ArrayList<>();
        for (int i = from; i < to(); i++) {
            if (!out[i]) {
                kept.add(block(i));
            }
        }
        return new MainText(root().element(), kept);
    }
}
