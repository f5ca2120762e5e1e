package org.mediabalance.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The set of runs of {@value #WORDS} words in a text, each as a 32-bit hash, sorted. Two texts are compared by the share
 * of runs they have in common (Jaccard); a chance collision moves that share by less than one in a million.
 */
final class Shingles {
    /** Three words are rarely common to texts of different authors, and one changed word costs only three runs. */
    private static final int WORDS = 3;
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final int[] hashes;
    private final int words;

    private Shingles(int[] hashes, int words) {
        this.hashes = hashes;
        this.words = words;
    }

    /** Case, punctuation, spacing and ё/е make no difference. A text of one or two words is one run. */
    static Shingles of(String text) {
        String[] words = GAP.splitAsStream(text.toLowerCase(Locale.ROOT).replace('ё', 'е')).filter(w -> !w.isEmpty())
                .toArray(String[]::new);
        int runs = words.length == 0 ? 0 : Math.max(1, words.length - WORDS + 1);
        int[] hashes = new int[runs];
        for (int i = 0; i < runs; i++) {
            int hash = 1;
            for (int j = i; j < Math.min(i + WORDS, words.length); j++) {
                hash = 31 * mixed(hash) + words[j].hashCode();
            }
            hashes[i] = mixed(hash);
        }
        return new Shingles(Arrays.stream(hashes).sorted().distinct().toArray(), words.length);
    }

    /** Number of words of the text. */
    int words() {
        return words;
    }

    boolean isEmpty() {
        return hashes.length == 0;
    }

    /** Share of all runs of both texts that both have; 0 to 1, and 0 when both are empty. */
    double similarity(Shingles other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            int order = Integer.compare(hashes[i], other.hashes[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int all = hashes.length + other.hashes.length - common;
        return all == 0 ? 0 : (double) common / all;
    }

    /**
     * MinHash signature: for each multiplier the least product with a run's hash. Two signatures agree in each place
     * with a probability close to the similarity of the texts (Broder 1997).
     */
    int[] signature(int[] multipliers) {
        int[] least = new int[multipliers.length];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int hash : hashes) {
            for (int i = 0; i < multipliers.length; i++) {
                least[i] = Math.min(least[i], mixed(hash * multipliers[i]));
            }
        }
        return least;
    }

    /** Spreads a change of any bit over all bits; the constants are those of MurmurHash3's 32-bit finaliser. */
    static int mixed(int hash) {
        int h = hash;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
