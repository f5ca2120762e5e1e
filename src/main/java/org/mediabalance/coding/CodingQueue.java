package org.mediabalance.coding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.store.CodableItem;
import org.mediabalance.store.CodingPlan;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.TaskStream;

/**
 * Who gets which item next. Items lie in a random order that the plan's seed fixes; a share of them, chosen by the seed
 * too, goes to two coders. Control items and items most useful to the model are mixed in by the plan's shares. Nothing
 * tells a coder which of these a task is. Not safe for several threads.
 */
final class CodingQueue {
    /** What to give a coder. */
    record Choice(String subject, TaskStream stream, String round) {}

    private final CodingPlan plan;
    private final List<String> random;
    private final Set<String> sample;
    private final Map<String, String> outlets = new HashMap<>();
    private final Set<String> useful = new HashSet<>();
    private final Usefulness usefulness;
    private final List<String> controls;
    private final Map<String, Set<String>> holders = new HashMap<>();
    private final Map<String, Integer> tasks = new HashMap<>();
    private final Set<List<String>> barred = new HashSet<>();
    private int settledPrefix;

    /** @param controls ids of the control items */
    CodingQueue(CodingPlan plan, List<CodableItem> items, SampleFrame frame, List<String> controls) {
        this.plan = plan;
        Set<String> drawn = frame.drawn();
        items.forEach(item -> outlets.put(item.id(), item.outlet()));
        this.random = items.stream().map(CodableItem::id).filter(id -> drawn.isEmpty() || drawn.contains(id))
                .sorted(Comparator.<String>comparingDouble(id -> Draws.unit(plan.seed(), "order", id))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        this.sample = Set.copyOf(random);
        List<CodableItem> rest = plan.usefulShare() == 0 || drawn.isEmpty()
                ? List.of()
                : items.stream().filter(item -> !drawn.contains(item.id())).toList();
        rest.forEach(item -> useful.add(item.id()));
        this.usefulness = new Usefulness(rest, rest.isEmpty() ? List.of() : frame.machine());
        this.controls = controls;
    }

    /** Notes that this coder has the item, or had coded it before coding was set up. */
    void held(String subject, String coder, TaskStream stream) {
        if (holders.computeIfAbsent(subject, k -> new HashSet<>()).add(coder)) {
            tasks.merge(coder, 1, Integer::sum);
            if (stream != TaskStream.CONTROL && outlets.containsKey(subject)) {
                usefulness.coded(outlets.get(subject));
            }
        }
    }

    /** Notes that this coder gave the item back and does not get it again. */
    void barred(String subject, String coder) {
        barred.add(List.of(subject, coder));
    }

    /** The next task of a coder; empty when nothing is left for them. */
    Optional<Choice> next(String coder) {
        String turn = coder + ' ' + tasks.getOrDefault(coder, 0);
        Optional<Choice> item = Draws.unit(plan.seed(), "stream", turn) < plan.usefulShare()
                ? useful(coder).or(() -> random(coder))
                : random(coder).or(() -> useful(coder));
        if (item.isPresent() && Draws.unit(plan.seed(), "control", turn) < plan.controlShare()) {
            return control(coder).or(() -> item);
        }
        return item;
    }

    private Optional<Choice> random(String coder) {
        while (settledPrefix < random.size() && holders(random.get(settledPrefix)) >= needed(random
                .get(settledPrefix))) {
            settledPrefix++;
        }
        return random.subList(settledPrefix, random.size()).stream().filter(id -> open(id, coder)).findFirst()
                .map(id -> new Choice(id, TaskStream.RANDOM, holders(id) == 0 ? "first" : "second"));
    }

    private Optional<Choice> useful(String coder) {
        return usefulness.next(id -> holders(id) == 0).filter(id -> open(id, coder))
                .map(id -> new Choice(id, TaskStream.USEFUL, HumanCode.REVIEW));
    }

    /** Each coder meets the control items in an order of their own. */
    private Optional<Choice> control(String coder) {
        return controls.stream().filter(id -> !had(id, coder))
                .min(Comparator.comparingDouble(id -> Draws.unit(plan.seed(), coder, id)))
                .map(id -> new Choice(id, TaskStream.CONTROL, "first"));
    }

    private boolean had(String id, String coder) {
        return holders.getOrDefault(id, Set.of()).contains(coder) || barred.contains(List.of(id, coder));
    }

    private int holders(String id) {
        return holders.getOrDefault(id, Set.of()).size();
    }

    /** How many people are to code an item: two for the double share of the random items, else one. */
    private int needed(String id) {
        return Draws.unit(plan.seed(), "double", id) < plan.doubleShare() ? 2 : 1;
    }

    /** Whether the item may still be given to this coder. */
    boolean open(String id, String coder) {
        if (!outlets.containsKey(id) || had(id, coder)) {
            return false;
        }
        return useful.contains(id) ? holders(id) == 0 : sample.contains(id) && holders(id) < needed(id);
    }

    /** Every item that may still be given to this coder. */
    Set<String> openFor(String coder) {
        return outlets.keySet().stream().filter(id -> open(id, coder)).collect(Collectors.toSet());
    }

    /** How many codes of items the plan asks for in all, useful ones not counted: they have no end. */
    long codesPlanned() {
        return random.stream().mapToLong(this::needed).sum();
    }

    /** How many of the planned codes are given or about to be. */
    long codesHeld() {
        return random.stream().mapToLong(id -> Math.min(needed(id), holders(id))).sum();
    }
}
