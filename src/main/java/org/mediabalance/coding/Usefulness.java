package org.mediabalance.coding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.mediabalance.store.CodableItem;
import org.mediabalance.store.MachineCode;

/**
 * The order in which codes teach most: the item whose stance the machine is least certain of, from the outlet whose share
 * one more code narrows most. Uncertainty is the variance of the machine's answer, {@code 1 - sum p^2} (Gini); the effect
 * on an outlet with mean uncertainty {@code g} and {@code n} codes is the fall of its share's variance, {@code g/(n+1) -
 * g/(n+2)}. Codes chosen like this are not a random sample and never enter an estimate. Not safe for several threads.
 */
final class Usefulness {
    /** An item that the machine has not seen is as uncertain as can be: all three stances equally likely. */
    private static final double UNSEEN = 2 / 3.0;

    private record Ranked(String id, double uncertainty) {}

    private final Map<String, Deque<Ranked>> byOutlet = new TreeMap<>();
    private final Map<String, Double> meanUncertainty = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();

    Usefulness(List<CodableItem> items, List<MachineCode> machine) {
        Map<String, Double> uncertainty = new HashMap<>();
        machine.forEach(code -> uncertainty.put(code.item(), gini(code)));
        Map<String, List<Ranked>> ranked = new TreeMap<>();
        items.forEach(item -> ranked.computeIfAbsent(item.outlet(), k -> new ArrayList<>())
                .add(new Ranked(item.id(), uncertainty.getOrDefault(item.id(), UNSEEN))));
        ranked.forEach((outlet, list) -> {
            list.sort(Comparator.comparingDouble(Ranked::uncertainty).reversed().thenComparing(Ranked::id));
            byOutlet.put(outlet, new ArrayDeque<>(list));
            meanUncertainty.put(outlet, list.stream().mapToDouble(Ranked::uncertainty).average().orElseThrow());
        });
    }

    static double gini(MachineCode code) {
        return 1 - code.pro() * code.pro() - code.contra() * code.contra() - code.neutral() * code.neutral();
    }

    /** Notes that an item of this outlet has a code, or a coder who will give it one. */
    void coded(String outlet) {
        codes.merge(outlet, 1, Integer::sum);
    }

    /** The most useful item that is still open. */
    Optional<String> next(Predicate<String> open) {
        byOutlet.values().forEach(queue -> {
            while (!queue.isEmpty() && !open.test(queue.peekFirst().id())) {
                queue.removeFirst();
            }
        });
        return byOutlet.entrySet().stream().filter(e -> !e.getValue().isEmpty())
                .max(Comparator.comparingDouble(e -> effect(e.getKey()) * e.getValue().peekFirst().uncertainty()))
                .map(e -> e.getValue().peekFirst().id());
    }

    private double effect(String outlet) {
        int n = codes.getOrDefault(outlet, 0);
        return meanUncertainty.get(outlet) / ((n + 1.0) * (n + 2));
    }
}
