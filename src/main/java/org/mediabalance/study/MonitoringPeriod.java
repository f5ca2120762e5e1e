package org.mediabalance.study;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The days a study looks at, first and last both included, in the zone of the campaign. */
public record MonitoringPeriod(LocalDate from, LocalDate to, ZoneId zone) {
    public MonitoringPeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the period ends (" + to + ") before it begins (" + from + ")");
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Each day of the period in order. */
    public List<LocalDate> days() {
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
