package org.mediabalance.stance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Assigns items to the parts of a cross-validation. */
final class Folds {
    private Folds() {
    }

    /**
     * Fold numbers from 0, by question when there are at least as many questions as folds, so that no question is both
     * learned and tested; otherwise by item.
     */
    static int[] byQuestion(List<CodedText> items, int folds, long seed) {
        return by(items.stream().map(item -> item.question().orElse("")).toList(), folds, seed);
    }

    /** Fold numbers by a group, biggest group first into the smallest fold; by item when groups are too few. */
    static int[] by(List<String> groupOfItem, int folds, long seed) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < groupOfItem.size(); i++) {
            groups.computeIfAbsent(groupOfItem.get(i), g -> new ArrayList<>()).add(i);
        }
        if (groups.size() < folds) {
            groups.clear();
            for (int i = 0; i < groupOfItem.size(); i++) {
                groups.put(Integer.toString(i), List.of(i));
            }
        }
        List<List<Integer>> order = new ArrayList<>(groups.values());
        Collections.shuffle(order, new Random(seed));
        order.sort((a, b) -> Integer.compare(b.size(), a.size()));
        int[] fold = new int[groupOfItem.size()];
        int[] sizes = new int[folds];
        for (List<Integer> group : order) {
            int smallest = 0;
            for (int f = 1; f < folds; f++) {
                smallest = sizes[f] < sizes[smallest] ? f : smallest;
            }
            sizes[smallest] += group.size();
            for (int i : group) {
                fold[i] = smallest;
            }
        }
        return fold;
    }
}
