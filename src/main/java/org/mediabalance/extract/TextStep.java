package org.mediabalance.extract;

/** One heuristic: looks at the draft and drops blocks, or takes some in. It keeps no state between pages. */
@FunctionalInterface
interface TextStep {
    void apply(Draft draft);
}
