package org.mediabalance.balance;

import java.util.List;

/**
 * A figure with everything it was made from, down to item ids: recomputing each node from its inputs by
 * {@link #recompute()} gives the same figure.
 *
 * @param name what the figure is, such as {@code human.share.pro}
 * @param query the search that returns the items counted; empty text where no item is counted directly
 * @param items ids of the items counted by a leaf; empty when there are more than {@link Tabulation#IDS_MAX}, so that
 *        only the query names them
 */
public record Explanation(String name, Formula formula, Figure figure, String query, List<String> items,
        List<Explanation> inputs) {
    public Explanation {
        items = List.copyOf(items);
        inputs = List.copyOf(inputs);
    }

    /** A count of items, by the query that returns them. */
    public static Explanation count(String name, long count, String query, List<String> items) {
        return new Explanation(name, Formula.COUNT, new Figure.Known(count), query, items, List.of());
    }

    /** The seconds of the items that the query returns. */
    public static Explanation seconds(String name, long seconds, String query) {
        return new Explanation(name, Formula.SECONDS, new Figure.Known(seconds), query, List.of(), List.of());
    }

    /** A number fixed by the study or the method. */
    public static Explanation given(String name, double value) {
        return new Explanation(name, Formula.GIVEN, new Figure.Known(value), "", List.of(), List.of());
    }

    /** The figure that the formula makes of the inputs; no data when an input has none. */
    public static Explanation of(String name, Formula formula, Explanation... inputs) {
        List<Explanation> list = List.of(inputs);
        return new Explanation(name, formula, apply(formula, list), "", List.of(), list);
    }

    /** Computes the figure again from the leaves upwards. */
    public Figure recompute() {
        if (inputs.isEmpty()) {
            return figure;
        }
        double[] values = new double[inputs.size()];
        for (int i = 0; i < values.length; i++) {
            switch (inputs.get(i).recompute()) {
                case Figure.NoData none -> {
                    return none;
                }
                case Figure.Known known -> values[i] = known.value();
            }
        }
        return formula.apply(values);
    }

    /** The number; asking a figure without data for it is a programming error. */
    public double number() {
        return figure.orEmpty().orElseThrow(() -> new IllegalStateException(name + " has no data"));
    }

    private static Figure apply(Formula formula, List<Explanation> inputs) {
        return new Explanation("", formula, new Figure.NoData(""), "", List.of(), inputs).recompute();
    }
}
