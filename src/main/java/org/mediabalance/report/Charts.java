package org.mediabalance.report;

import java.util.List;
import java.util.Locale;
import org.mediabalance.balance.Cell;

/**
 * Draws the report's charts as SVG text, 400 units wide so that letters stay readable on a telephone, with a title and a
 * description for those who cannot see them. Whole numbers only: the PDF renderer takes no fractions of a unit.
 */
final class Charts {
    private static final int WIDTH = 400;
    private static final int BAR = 20;
    private static final int LINE = 15;
    private static final int GAP = 12;
    private static final int PLOT_HEIGHT = 150;
    private static final int AXIS = 30;
    /** A number is printed inside its segment only where it fits: about 8 units a digit. */
    private static final int DIGIT = 8;
    /** Letters of a label that fit into the width at the chart's letter size, measured with wide Cyrillic letters. */
    private static final int LABEL = 44;
    /** Grey, blue and orange differ in lightness as well, for print and for colour-blind readers. */
    private static final String[] FILL = {"#a9b4c0", "#1f5fa8", "#c2571a"};
    private static final String[] INK = {"#1b2430", "#ffffff", "#ffffff"};

    private final Phrasebook words;
    private int ids;

    Charts(Phrasebook words) {
        this.words = words;
    }

    /** One horizontal bar. {@code label} stands above it, so that no name is ever cut. */
    record Bar(String label, long neutral, long pro, long contra) {
        static Bar items(String label, Cell cell) {
            return new Bar(label, cell.neutral().items(), cell.pro().items(), cell.contra().items());
        }

        static Bar seconds(String label, Cell cell) {
            return new Bar(label, cell.neutral().seconds(), cell.pro().seconds(), cell.contra().seconds());
        }

        long total() {
            return neutral + pro + contra;
        }

        private long[] parts() {
            return new long[]{neutral, pro, contra};
        }
    }

    /** Horizontal bars, each as long as its total. */
    String bars(String title, List<Bar> bars) {
        long longest = bars.stream().mapToLong(Bar::total).max().orElse(0);
        StringBuilder body = new StringBuilder();
        int y = LINE;
        for (Bar bar : bars) {
            y = label(body, bar.label(), y);
            segments(body, bar, y + 2, longest, true);
            y += LINE + BAR + GAP;
        }
        return svg(title, bars, y - LINE + 2, body);
    }

    /** Horizontal bars of equal length, showing shares. */
    String shares(String title, List<Bar> bars) {
        StringBuilder body = new StringBuilder();
        int y = LINE;
        for (Bar bar : bars) {
            y = label(body, bar.label(), y);
            if (bar.total() == 0) {
                rect(body, 0, y + 2, WIDTH, BAR, "#eef0f3");
            } else {
                segments(body, bar, y + 2, bar.total(), false);
            }
            y += LINE + BAR + GAP;
        }
        return svg(title, bars, y - LINE + 2, body);
    }

    /** One column per day, with as many day labels as fit. */
    String columns(String title, List<Bar> days) {
        long highest = Math.max(1, days.stream().mapToLong(Bar::total).max().orElse(0));
        StringBuilder body = new StringBuilder();
        for (long tick : List.of(0L, (highest + 1) / 2, highest)) {
            int y = 10 + (int) (PLOT_HEIGHT - tick * PLOT_HEIGHT / highest);
            body.append(line(AXIS, y, WIDTH, y));
            text(body, AXIS - 5, y + 4, "end", "#4a5563", Long.toString(tick));
        }
        int step = Math.max(1, (WIDTH - AXIS) / Math.max(1, days.size()));
        int every = (int) Math.ceil(34.0 / step);
        for (int i = 0; i < days.size(); i++) {
            column(body, days.get(i), AXIS + i * step, Math.max(1, step - Math.max(1, step / 5)), highest);
            if (i % every == 0) {
                text(body, AXIS + i * step + step / 2, PLOT_HEIGHT + 26, "middle", "#4a5563",
                        days.get(i).label().replaceFirst("^\\d{4}-", ""));
            }
        }
        return svg(title, days, PLOT_HEIGHT + 32, body);
    }

    /** Prints the label above a bar, over several lines when it is long, and returns where the bar goes. */
    private static int label(StringBuilder body, String label, int y) {
        int at = y;
        for (String rest = label; !rest.isEmpty(); at += LINE) {
            int space = rest.length() <= LABEL ? rest.length() : rest.lastIndexOf(' ', LABEL);
            int cut = space <= 0 ? Math.min(LABEL, rest.length()) : space;
            text(body, 0, at - 3, "start", "#1b2430", rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        return Math.max(y, at - LINE);
    }

    private void column(StringBuilder body, Bar bar, int x, int width, long highest) {
        int bottom = 10 + PLOT_HEIGHT;
        long below = 0;
        long[] parts = bar.parts();
        for (int i = 0; i < parts.length; i++) {
            // Ends are rounded, not heights, so that stacked parts meet without a seam.
            int from = (int) (below * PLOT_HEIGHT / highest);
            int to = (int) ((below + parts[i]) * PLOT_HEIGHT / highest);
            rect(body, x, bottom - to, width, to - from, FILL[i]);
            below += parts[i];
        }
    }

    private void segments(StringBuilder body, Bar bar, int y, long full, boolean number) {
        int room = number ? WIDTH - 50 : WIDTH;
        long left = 0;
        long[] parts = bar.parts();
        for (int i = 0; i < parts.length; i++) {
            int from = full == 0 ? 0 : (int) (left * room / full);
            int to = full == 0 ? 0 : (int) ((left + parts[i]) * room / full);
            rect(body, from, y, to - from, BAR, FILL[i]);
            String label = number ? words.count(parts[i]) : words.decimal(100.0 * parts[i] / full, 0) + " %";
            if (parts[i] > 0 && to - from > label.length() * DIGIT + 4) {
                text(body, (from + to) / 2, y + LINE, "middle", INK[i], label);
            }
            left += parts[i];
        }
        if (number) {
            int end = full == 0 ? 0 : (int) (left * room / full);
            text(body, end + 6, y + LINE, "start", "#1b2430", words.count(bar.total()));
        }
    }

    private String svg(String title, List<Bar> bars, int height, CharSequence body) {
        String id = "chart" + ++ids;
        String description = String.join("; ", bars.stream().map(b -> words.phrase("chart.alt", b.label(),
                words.count(b.neutral()), words.count(b.pro()), words.count(b.contra()))).toList());
        return String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"%s-title %s-desc\""
                        + " viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-size=\"13\" font-family=\"DejaVu Sans, Noto Sans, sans-serif\">"
                        + "<title id=\"%s-title\">%s</title><desc id=\"%s-desc\">%s</desc>%s</svg>",
                id, id, WIDTH, height, WIDTH, height, id, escape(title), id, escape(description), body);
    }

    private static void rect(StringBuilder body, int x, int y, int width, int height, String fill) {
        if (width > 0 && height > 0) {
            body.append(String.format(Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>", x, y, width, height, fill));
        }
    }

    private static String line(int x1, int y1, int x2, int y2) {
        return String.format(Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#d5dae0\"/>", x1, y1, x2, y2);
    }

    private static void text(StringBuilder body, int x, int y, String anchor, String fill, String text) {
        body.append(String.format(Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, fill,
                escape(text)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
