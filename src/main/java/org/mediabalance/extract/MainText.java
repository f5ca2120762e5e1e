package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The text of a page's item: the element whose blocks read most like prose, without the parts of it that do not.
 *
 * @param root the element the text stands in
 */
record MainText(Element root, List<Block> blocks) {
    /** Prose blocks are worth their unlinked characters; each block costs this many, so that menus weigh against. */
    private static final int BLOCK_COST = 25;
    /** A linked character weighs against a page part more than an unlinked one speaks for it. */
    private static final double LINK_COST = 1.5;

    static MainText find(Element body) {
        BlockReader reader = BlockReader.read(body);
        List<Block> blocks = reader.blocks();
        double[] sums = new double[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            sums[i + 1] = sums[i] + worth(blocks.get(i));
        }
        BlockReader.Span best = null;
        double most = 0;
        for (BlockReader.Span span : reader.spans()) {
            double sum = sums[span.to()] - sums[span.from()];
            if (sum >= most) {
                most = sum;
                best = span;
            }
        }
        return best == null
                ? new MainText(body, List.of())
                : new MainText(best.element(), prune(reader, best, sums));
    }

    private static double worth(Block block) {
        return block.length() - block.linkChars() * (1 + LINK_COST) - BLOCK_COST;
    }

    private static List<Block> prune(BlockReader reader, BlockReader.Span root, double[] sums) {
        boolean[] out = new boolean[sums.length];
        for (BlockReader.Span span : reader.spans()) {
            boolean inside = span.from() >= root.from() && span.to() <= root.to() && span.element() != root.element();
            if (inside && sums[span.to()] - sums[span.from()] < -2 * BLOCK_COST) {
                java.util.Arrays.fill(out, span.from(), span.to(), true);
            }
        }
        List<Block> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = root.from(); i < root.to(); i++) {
            Block block = reader.blocks().get(i);
            if (!out[i] && block.linkDensity() < 0.8 && (block.length() < 40 || seen.add(block.text()))) {
                kept.add(block);
            }
        }
        return kept;
    }

    String text() {
        return String.join("\n\n", blocks.stream().map(Block::text).toList());
    }
}
