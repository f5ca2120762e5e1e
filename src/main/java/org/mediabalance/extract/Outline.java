package org.mediabalance.extract;

import java.util.List;
import org.jsoup.nodes.Element;

/** A page as blocks in reading order, and for each element that holds blocks the run it holds. */
record Outline(List<Block> blocks, List<Span> spans) {

    /**
     * The blocks {@code from} to before {@code to} that an element holds.
     *
     * @param boilerplate the word of its class or id that names boilerplate, empty text when none does
     * @param parent index of the span around this one, -1 for the outermost
     */
    record Span(Element element, String boilerplate, int from, int to, int parent) {
        int size() {
            return to - from;
        }

        /** What this span holds of a measure given as sums over prefixes. */
        double of(double[] prefixSums) {
            return prefixSums[to] - prefixSums[from];
        }
    }
}
