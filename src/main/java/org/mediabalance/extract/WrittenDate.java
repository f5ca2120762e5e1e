package org.mediabalance.extract;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.mediabalance.study.Published;
import org.mediabalance.study.Published.Precision;

/**
 * A date as it stands somewhere: a day, perhaps a time of day, perhaps a zone.
 *
 * @param seconds whether the time was written with seconds
 */
record WrittenDate(LocalDate day, Optional<LocalTime> time, Optional<ZoneId> zone, boolean seconds) {

    /** The publication it states; without a zone of its own it is local to the outlet. */
    Published published(ZoneId outletZone, String source) {
        if (time.isEmpty()) {
            return Published.on(day, source);
        }
        ZonedDateTime moment = ZonedDateTime.of(day, time.get(), zone.orElse(outletZone));
        return Published.at(moment.toInstant(), outletZone, seconds ? Precision.SECOND : Precision.MINUTE, source);
    }

    /** The same day without its time. */
    WrittenDate dayOnly() {
        return new WrittenDate(day, Optional.empty(), Optional.empty(), false);
    }
}
