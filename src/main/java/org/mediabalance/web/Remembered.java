package org.mediabalance.web;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Results that are dear to compute and stay right until the record changes. Two readers who ask at once wait for one
 * computation. Thread-safe.
 */
final class Remembered<T> {
    private final Map<String, T> results = new HashMap<>();
    private String version = "";

    /** The result of this name at this version of the record; results of other versions are forgotten. */
    synchronized T of(String name, String recordVersion, Supplier<T> compute) {
        if (!version.equals(recordVersion)) {
            results.clear();
            version = recordVersion;
        }
        return results.computeIfAbsent(name, n -> compute.get());
    }
}
