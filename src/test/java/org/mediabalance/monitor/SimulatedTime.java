package org.mediabalance.monitor;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Time that stands still while there is work and jumps when somebody waits; things happen on the way. */
final class SimulatedTime extends Clock implements Waiting {
    private volatile Instant now;
    private volatile Instant end;
    private final TreeMap<Instant, Runnable> events = new TreeMap<>();

    SimulatedTime(Instant start) {
        now = start;
        end = start;
    }

    /** From now on waiting stops at this moment. */
    void runUntil(Instant moment) {
        end = moment;
    }

    void at(Instant moment, Runnable event) {
        events.put(moment, event);
    }

    void jumpTo(Instant moment) {
        while (!events.isEmpty() && !events.firstKey().isAfter(moment)) {
            Map.Entry<Instant, Runnable> event = events.pollFirstEntry();
            event.getValue().run();
        }
        now = moment;
    }

    @Override
    public void until(Instant moment) {
        jumpTo(moment.isAfter(now) ? moment : now.plusSeconds(1));
    }

    @Override
    public boolean stopping() {
        return !now.isBefore(end);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for another zone");
    }
}
