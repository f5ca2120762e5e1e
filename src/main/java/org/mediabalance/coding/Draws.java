package org.mediabalance.coding;

import java.util.SplittableRandom;

/**
 * Random numbers that belong to names: the same seed and name always give the same number, so that an item's place in
 * the queue does not depend on when it was found or who asked first. Stateless.
 */
final class Draws {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Draws() {
    }

    /** A number in [0, 1) for this purpose and name (FNV-1a of both, mixed by SplitMix64). */
    static double unit(long seed, String purpose, String name) {
        long hash = FNV_OFFSET;
        String text = purpose + '\n' + name;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return new SplittableRandom(seed ^ hash).nextDouble();
    }
}
