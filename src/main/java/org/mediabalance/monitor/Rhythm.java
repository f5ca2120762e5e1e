package org.mediabalance.monitor;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds days on which an outlet published far less than its own rhythm lets expect. A day is held against the outlet's
 * other days of the same weekday, or, while there are too few of them, against its other working days or weekend days
 * and those few as well.
 * Counts are put on the scale 2 sqrt(x + 3/8), on which a Poisson count has a standard deviation of about 1 whatever its
 * mean (Anscombe 1948), and compared by the modified z-score of Iglewicz and Hoaglin (1993), whose cut-off of 3.5 is kept;
 * the spread is never taken to be less than that of a Poisson count. Pure.
 */
final class Rhythm {
    /** Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers. */
    static final double CUT_OFF = 3.5;
    /** Makes the median absolute deviation of a normal sample its standard deviation. */
    private static final double MAD_TO_SIGMA = 1.4826;
    /** A median of fewer days follows a single odd one. */
    static final int SAME_WEEKDAY_MIN = 3;
    /** A whole working week; weekends reach it in the third week. */
    static final int SAME_KIND_MIN = 5;

    private Rhythm() {
    }

    /** Each day that is far below, with the count that its kind of day lets expect. */
    static Map<LocalDate, Long> farBelow(Map<LocalDate, Long> counts) {
        Map<LocalDate, Long> found = new TreeMap<>();
        counts.forEach((day, count) -> {
            double[] weekday = others(counts, day, d -> d.getDayOfWeek() == day.getDayOfWeek());
            double[] kind = others(counts, day, d -> weekend(d) == weekend(day));
            if (weekday.length >= SAME_WEEKDAY_MIN) {
                farBelow(count, weekday).ifPresent(usual -> found.put(day, usual));
            } else if (kind.length >= SAME_KIND_MIN && (weekday.length == 0 || farBelow(count, weekday).isPresent())) {
                farBelow(count, kind).ifPresent(usual -> found.put(day, usual));
            }
        });
        return found;
    }

    /** What is usual, when the count is far below it. */
    private static Optional<Long> farBelow(long count, double[] others) {
        double usual = median(others);
        double[] distances = Arrays.stream(others).map(x -> Math.abs(x - usual)).toArray();
        double spread = Math.max(1, MAD_TO_SIGMA * median(distances));
        return (steady(count) - usual) / spread < -CUT_OFF
                ? Optional.of(Math.round(usual * usual / 4 - 3.0 / 8))
                : Optional.empty();
    }

    private static double[] others(Map<LocalDate, Long> counts, LocalDate day, Predicate<LocalDate> like) {
        return counts.entrySet().stream().filter(e -> !e.getKey().equals(day) && like.test(e.getKey()))
                .mapToDouble(e -> steady(e.getValue())).toArray();
    }

    private static boolean weekend(LocalDate day) {
        return List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    }

    private static double steady(long count) {
        return 2 * Math.sqrt(count + 3.0 / 8);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
