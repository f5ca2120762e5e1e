package org.mediabalance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mediabalance.balance.Dimension;
import org.mediabalance.study.Stance;

/** Writes the searches that return exactly the items behind a figure. */
final class Queries {
    private final String base;

    /** @param base the search that returns all items of the report; empty text for all documents */
    Queries(String base) {
        this.base = base;
    }

    /** All items with one of the three stances in this view. */
    String coded(View view) {
        String any = "(" + view.field() + ":neutral OR " + view.field() + ":pro OR " + view.field() + ":contra)";
        return and(any);
    }

    /** Items of one stance in this view. */
    String stance(View view, Stance stance) {
        return and(view.field() + ":" + stance.label());
    }

    /** Items of one stance in one row of a table. */
    String row(View view, Stance stance, Dimension dimension, String row) {
        return switch (dimension) {
            case OUTLET, OWNER, LANGUAGE, DAY, KIND -> and(view.field() + ":" + stance.label(),
                    dimension.label() + ":" + quoted(row));
            case PROGRAMME_CLASS -> and(view.field() + ":" + stance.label(), "programme:" + quoted(row));
            case BAND -> and(view.field() + ":" + stance.label(), hours(row));
        };
    }

    /** The hours of a band such as {@code 06-09}, whose end is not part of it. */
    private static String hours(String band) {
        if (!band.matches("\\d\\d-\\d\\d")) {
            return "hour:" + quoted(band);
        }
        return IntStream.range(Integer.parseInt(band.substring(0, 2)), Integer.parseInt(band.substring(3)))
                .mapToObj(hour -> String.format(Locale.ROOT, "hour:%02d", hour))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String quoted(String value) {
        return value.matches("[\\p{L}\\p{N}_]+") ? value : '"' + value.replace("\"", "\\\"") + '"';
    }

    private String and(String... parts) {
        List<String> all = new ArrayList<>();
        if (!base.isBlank()) {
            all.add(base.matches("[\\w:]+") ? base : "(" + base + ")");
        }
        all.addAll(List.of(parts));
        return String.join(" AND ", all);
    }
}
