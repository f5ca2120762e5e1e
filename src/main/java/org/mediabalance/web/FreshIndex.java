package org.mediabalance.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.monitor.IndexBuild;
import org.mediabalance.store.HumanCode;
import org.mediabalance.study.InputException;

/**
 * The index with the codes people gave until now: coding writes to the record only, and the index follows when somebody
 * searches. What the first search finds different from an empty index is brought in too, so that a killed server leaves
 * nothing behind. Thread-safe.
 */
final class FreshIndex {
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

    private boolean updated(Set<String> changed) {
        try {
            new IndexBuild(study.directory(), study.record()).update(study.index(), changed);
            return true;
        } catch (InputException e) {
            // Another process writes the whole index just now; the next search tries again.
            return false;
        }
    }
}
