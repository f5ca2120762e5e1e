package org.mediabalance.intake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the inputs of an import ended; each input is in exactly one state, with a reason. Not thread-safe. */
public final class ImportTally {

    /** The states. */
    public enum State {
        /** Archived now, and fetched in the ledger. */
        STORED,
        /** An address that the next crawl will ask for. */
        DISCOVERED,
        /** In the ledger already; nothing was added. */
        KNOWN,
        /** By its nature no item: a picture, a redirect, a notice of a channel. */
        SKIPPED,
        /** Of no outlet of the study, or of more than one. */
        UNKNOWN_OUTLET,
        /** Could not be read. */
        FAILED;

        /** The words people read. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** How often a reason was given, and the first input that it was given for. */
    public record Count(long inputs, String first) {}

    private final Map<State, Map<String, Count>> counts = new EnumMap<>(State.class);

    void add(State state, String reason, String source) {
        counts.computeIfAbsent(state, key -> new LinkedHashMap<>()).merge(reason, new Count(1, source),
                (old, one) -> new Count(old.inputs() + 1, old.first()));
    }

    /** All inputs. */
    public long inputs() {
        return counts.values().stream().flatMap(reasons -> reasons.values().stream()).mapToLong(Count::inputs).sum();
    }

    /** The inputs in this state. */
    public long count(State state) {
        return reasons(state).values().stream().mapToLong(Count::inputs).sum();
    }

    /** Reason to count, in the order the reasons came up. */
    public Map<String, Count> reasons(State state) {
        return Collections.unmodifiableMap(counts.getOrDefault(state, Map.of()));
    }

    /** Whether every input was taken over, known or by its nature none. */
    public boolean complete() {
        return count(State.UNKNOWN_OUTLET) + count(State.FAILED) == 0;
    }
}
