package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of a benchmark page. */
final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... head) {
        row((Object[]) head);
        rows.add(Stream.of(head).map(h -> "---").toList());
    }

    /** Numbers with a fraction get four decimals, whatever the default locale. */
    MarkdownTable row(Object... cells) {
        rows.add(Stream.of(cells).map(MarkdownTable::cell).toList());
        return this;
    }

    private static String cell(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.4f", number)
                : String.valueOf(value).replace("|", "\\|");
    }

    @Override
    public String toString() {
        return rows.stream().map(row -> "| " + String.join(" | ", row) + " |\n").collect(Collectors.joining());
    }
}
