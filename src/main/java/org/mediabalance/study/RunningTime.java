package org.mediabalance.study;

import java.time.Duration;

/** How long a clip runs, with the place it was read; a running time of zero or less does not exist. */
public record RunningTime(Duration length, String source) {
    public RunningTime {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("running time " + length + " from " + source);
        }
    }
}
