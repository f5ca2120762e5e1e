package org.mediabalance.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.mediabalance.stance.Vocabulary.Vector;

/**
 * The training items with their features as numbers, read once and then cut into vocabularies for the parts of a
 * cross-validation. Features are numbered in the order of their first occurrence.
 */
final class Corpus {
    private final List<String> names = new ArrayList<>();
    private final int[][] ids;
    private final int[][] counts;

    /** @param without views to leave out */
    Corpus(List<StanceText> items, Set<View> without) {
        ids = new int[items.size()][];
        counts = new int[items.size()][];
        Map<String, Integer> numbers = new HashMap<>();
        for (int item = 0; item < ids.length; item++) {
            Map<String, Integer> read = FeatureReader.read(items.get(item));
            read.keySet().removeIf(name -> without.contains(View.of(name)));
            ids[item] = new int[read.size()];
            counts[item] = new int[read.size()];
            int at = 0;
            for (Map.Entry<String, Integer> feature : read.entrySet()) {
                Integer number = numbers.putIfAbsent(feature.getKey(), numbers.size());
                if (number == null) {
                    number = names.size();
                    names.add(feature.getKey());
                }
                ids[item][at] = number;
                counts[item][at++] = feature.getValue();
            }
        }
    }

    /**
     * The vocabulary of some of the items, weighed by rarity.
     *
     * @param minimum in how many of these items a feature must occur to be kept
     */
    Vocabulary vocabulary(int[] items, int minimum) {
        int[] frequency = frequency(items);
        int[] kept = IntStream.range(0, frequency.length).filter(id -> frequency[id] >= minimum).toArray();
        return Vocabulary.byRarity(names(kept), at(kept, frequency), items.length);
    }

    /**
     * What a member of the ensemble knows of some of the items.
     *
     * @param truth number of each item's code, of all items
     * @param codes how many codes there are
     */
    Vocabulary vocabulary(Member member, int[] items, int minimum, int[] truth, int codes) {
        int[] frequency = frequency(items);
        int[] kept = IntStream.range(0, frequency.length)
                .filter(id -> frequency[id] >= minimum && member.reads(View.of(names.get(id)))).toArray();
        if (!member.telling()) {
            return Vocabulary.byRarity(names(kept), at(kept, frequency), items.length);
        }
        int[][] byCode = IntStream.range(0, codes)
                .mapToObj(code -> at(kept, frequency(Arrays.stream(items).filter(i -> truth[i] == code).toArray())))
                .toArray(int[][]::new);
        return Vocabulary.byTelling(names(kept), byCode);
    }

    private int[] frequency(int[] items) {
        int[] frequency = new int[names.size()];
        for (int item : items) {
            for (int id : ids[item]) {
                frequency[id]++;
            }
        }
        return frequency;
    }

    private String[] names(int[] kept) {
        return Arrays.stream(kept).mapToObj(names::get).toArray(String[]::new);
    }

    private static int[] at(int[] kept, int[] frequency) {
        return Arrays.stream(kept).map(id -> frequency[id]).toArray();
    }

    /** Some of the items as vectors over a vocabulary. */
    List<Vector> vectors(int[] items, Vocabulary vocabulary) {
        int[] known = names.stream().mapToInt(vocabulary::index).toArray();
        List<Vector> vectors = new ArrayList<>();
        for (int item : items) {
            vectors.add(vocabulary.vector(Arrays.stream(ids[item]).map(id -> known[id]).toArray(), counts[item]));
        }
        return vectors;
    }
}
