package org.mediabalance.balance;

import java.util.Locale;

/** What a balance table is broken down by. */
public enum Dimension {
    OUTLET, OWNER, LANGUAGE, DAY, BAND, PROGRAMME_CLASS, KIND;

    /** The row of items of which the value is not known. */
    public static final String UNKNOWN = "unknown";

    /** The word used in file names and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the rows of a table are told apart by; its text is the name of the row. */
    Object row(CodedItem item, TimeBands bands) {
        return switch (this) {
            case OUTLET -> item.outlet();
            case OWNER -> item.owner();
            case LANGUAGE -> item.language();
            case DAY -> item.day().<Object>map(day -> day).orElse(UNKNOWN);
            case BAND -> item.time().map(bands::label).orElse(UNKNOWN);
            case PROGRAMME_CLASS -> item.programmeClass();
            case KIND -> item.kind();
        };
    }
}
