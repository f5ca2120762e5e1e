package org.mediabalance.study;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * When an item was published: always a local day of the outlet, an instant only when the source gave a time. A date
 * without time has precision {@code DAY} and no instant; it is never taken for midnight.
 *
 * @param day the day in the outlet's zone
 * @param instant the moment, empty when only the day is known
 * @param precision how fine the source was
 * @param source where it was read, such as {@code json-ld:uploadDate} or {@code listing:day-heading}
 */
public record Published(LocalDate day, Optional<Instant> instant, Precision precision, String source) {

    /** How fine a publication time is known. */
    public enum Precision {
        DAY, MINUTE, SECOND;

        /** The lower-case word used in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Published {
        if (instant.isPresent() == (precision == Precision.DAY)) {
            throw new IllegalArgumentException("precision " + precision + " with instant " + instant);
        }
    }

    /** A moment, placed on its local day of the outlet's zone. */
    public static Published at(Instant instant, ZoneId zone, Precision precision, String source) {
        return new Published(instant.atZone(zone).toLocalDate(), Optional.of(instant), precision, source);
    }

    /** A day without a time. */
    public static Published on(LocalDate day, String source) {
        return new Published(day, Optional.empty(), Precision.DAY, source);
    }
}
