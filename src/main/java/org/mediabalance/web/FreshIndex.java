package org.mediabalance.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.monitor.IndexBuild;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;

/**
 * The index with the codes people gave until now: coding writes to the record only, and the index follows when somebody
 * searches. What the first search finds different from an empty index is brought in too, so that a killed server leaves
 * nothing behind. Thread-safe.
 */
final class FreshIndex {
    /** Items written at once, which takes a second or two. */
    private static final int AT_ONCE = 1000;
    private static final int RETRY_MILLIS = 1000;

    private final OpenStudy study;
    private String version = "";
    private Map<String, List<HumanCode>> indexed = Map.of();

    FreshIndex(OpenStudy study) {
        this.study = study;
    }

    /** The index, after it has taken in what changed; searches that come meanwhile wait for it. */
    synchronized ItemIndex now() {
        String newest = study.record().version();
        if (!newest.equals(version)) {
            Map<String, List<HumanCode>> codes = study.record().humanCodes().stream()
                    .collect(Collectors.groupingBy(HumanCode::item));
            Set<String> changed = new HashSet<>(codes.keySet());
            changed.addAll(indexed.keySet());
            changed.removeIf(item -> Objects.equals(codes.get(item), indexed.get(item)));
            if (!changed.isEmpty() && !updated(changed)) {
                return study.index();
            }
            version = newest;
            indexed = codes;
        }
        return study.index();
    }

    /**
     * Brings what the newest model says of every item into the index, some items at a time so that no search waits for all;
     * returns early when the thread is interrupted.
     */
    void recoded() {
        List<String> items = study.record().items().stream().map(ItemRecord::item).flatMap(Optional::stream)
                .map(Item::id).toList();
        try {
            for (int from = 0; from < items.size(); from += AT_ONCE) {
                Set<String> some = Set.copyOf(items.subList(from, Math.min(from + AT_ONCE, items.size())));
                while (!updated(some)) {
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean updated(Set<String> changed) {
        try {
            new IndexBuild(study.directory(), study.record()).update(study.index(), changed);
            return true;
        } catch (InputException e) {
            // Another process writes the whole index just now; the next search tries again.
            return false;
        }
    }
}
