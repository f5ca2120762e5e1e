package org.mediabalance.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Items per day and stance as bars of a drawing; sizes in units of the drawing. Its numbers stand in a table beside it.
 *
 * @param unit {@code day}, or {@code week} when there are more days than bars have room for
 * @param most the highest bar's items
 */
record Timeline(String unit, int most, int width, int height, List<Bar> bars) {
    /** From the ground upwards. */
    static final List<String> STANCES = List.of("pro", "neutral", "contra", "left_out", "uncoded");
    private static final int WIDTH = 960;
    private static final int HEIGHT = 140;
    private static final int MOST_BARS = 100;
    private static final String UNKNOWN = "unknown";

    /** The items of one day or of the week that begins with it; the link leads to them. */
    record Bar(String day, int total, Map<String, Integer> counts, String link, double x, double width,
            List<Part> parts) {}

    /** The items of one stance on that day. */
    record Part(String stance, double y, double height) {}

    /**
     * @param days day, or {@code unknown}, to stance to number of items
     * @param link the address of the items of a day
     */
    static Timeline of(Map<String, Map<String, Integer>> days, UnaryOperator<String> link) {
        TreeMap<LocalDate, Map<String, Integer>> known = new TreeMap<>();
        days.forEach((day, counts) -> {
            if (!day.equals(UNKNOWN)) {
                known.put(LocalDate.parse(day), counts);
            }
        });
        if (known.isEmpty()) {
            return new Timeline("day", 0, WIDTH, HEIGHT, List.of());
        }
        LocalDate first = known.firstKey();
        long span = known.lastKey().toEpochDay() - first.toEpochDay() + 1;
        int step = span <= MOST_BARS ? 1 : 7;
        // Stray dates of decades ago would make the drawing endless: then only the days there are, without the gaps.
        boolean gaps = span / step <= MOST_BARS;
        TreeMap<LocalDate, Map<String, Integer>> slots = new TreeMap<>();
        for (LocalDate day = first; gaps && !day.isAfter(known.lastKey()); day = day.plusDays(step)) {
            slots.put(day, new TreeMap<>());
        }
        known.forEach((day, counts) -> {
            LocalDate slot = day.minusDays((day.toEpochDay() - first.toEpochDay()) % step);
            Map<String, Integer> into = slots.computeIfAbsent(slot, d -> new TreeMap<>());
            counts.forEach((stance, items) -> into.merge(stance, items, Integer::sum));
        });
        return drawn(step == 1 ? "day" : "week", slots, link);
    }

    private static Timeline drawn(String unit, TreeMap<LocalDate, Map<String, Integer>> slots,
            UnaryOperator<String> link) {
        int most = slots.values().stream().mapToInt(Timeline::sum).max().orElse(1);
        double room = (double) WIDTH / slots.size();
        List<Bar> bars = new ArrayList<>();
        slots.forEach((day, counts) -> {
            Map<String, Integer> ordered = new LinkedHashMap<>();
            List<Part> parts = new ArrayList<>();
            double top = HEIGHT;
            for (String stance : STANCES) {
                int items = counts.getOrDefault(stance, 0);
                ordered.put(stance, items);
                double height = (double) HEIGHT * items / most;
                top -= height;
                if (items > 0) {
                    parts.add(new Part(stance, rounded(top), rounded(height)));
                }
            }
            bars.add(new Bar(day.toString(), sum(counts), ordered, link.apply(day.toString()),
                    rounded(bars.size() * room + room * 0.1),
                    rounded(room * 0.8), parts));
        });
        return new Timeline(unit, most, WIDTH, HEIGHT, bars);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
