package org.mediabalance.balance;

import java.time.LocalTime;
import java.util.List;

/**
 * The bands of the day that coverage is told apart by.
 *
 * @param startHours first hours of the bands, from 0, rising; the last band ends at 24
 */
public record TimeBands(List<Integer> startHours) {
    /** The four bands in which the French regulator demands equal time: 0-6, 6-9, 9-18, 18-24 (field.md, A2). */
    public static final TimeBands FRENCH_REGULATOR = new TimeBands(List.of(0, 6, 9, 18));

    public TimeBands {
        startHours = List.copyOf(startHours);
        List<Integer> sorted = startHours.stream().sorted().distinct().toList();
        if (startHours.isEmpty() || startHours.getFirst() != 0 || startHours.getLast() > 23
                || !sorted.equals(startHours)) {
            throw new IllegalArgumentException("time bands " + startHours + " must rise from 0 and stay below 24");
        }
    }

    /** The band of a local time, such as {@code 06-09}. */
    public String label(LocalTime time) {
        int band = startHours.size() - 1;
        while (startHours.get(band) > time.getHour()) {
            band--;
        }
        int end = band + 1 < startHours.size() ? startHours.get(band + 1) : 24;
        return hour(startHours.get(band)) + "-" + hour(end);
    }

    private static String hour(int hour) {
        return (hour < 10 ? "0" : "") + hour;
    }
}
