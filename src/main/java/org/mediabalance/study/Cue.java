package org.mediabalance.study;

import java.time.Duration;

/** One timed line of captions or transcript; {@code end} is never before {@code start}. */
public record Cue(Duration start, Duration end, String text) {
    public Cue {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("cue from " + start + " to " + end);
        }
    }
}
