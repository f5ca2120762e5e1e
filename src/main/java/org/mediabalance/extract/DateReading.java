package org.mediabalance.extract;

/** What reading a text for a date came to. */
sealed interface DateReading {

    /**
     * A date was found.
     *
     * @param rest the text without the date, the time and the zone
     */
    record Found(WrittenDate date, String rest) implements DateReading {}

    /** Something written as a date that no calendar holds, or that could be two days. */
    record Impossible(String why) implements DateReading {}

    /** No date in the text. */
    record Absent() implements DateReading {}
}
