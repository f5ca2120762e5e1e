package org.mediabalance.balance;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** The outcome of a formula: a finite number, or no data with the reason in a sentence. */
public sealed interface Figure {

    /** A number; never NaN and never infinite. */
    record Known(double value) implements Figure {
        public Known {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a figure of " + value + ", must be finite");
            }
        }
    }

    /** The data does not give this figure; {@code why} completes "no data: ...". */
    record NoData(String why) implements Figure {}

    /** The number, or empty for no data. */
    default OptionalDouble orEmpty() {
        return this instanceof Known known ? OptionalDouble.of(known.value()) : OptionalDouble.empty();
    }

    /** The number as text made by {@code format}, or {@code otherwise} for no data. */
    default String text(DoubleFunction<String> format, String otherwise) {
        return this instanceof Known known ? format.apply(known.value()) : otherwise;
    }
}
