package org.mediabalance.study;

import java.net.URI;
import java.util.Optional;

/**
 * How to read a listing page of an outlet: CSS selectors as data of the study, so that no site is named in Java.
 *
 * @param item selects each entry
 * @param link selects the link inside an entry; the entry itself when it is the link
 * @param time selects the entry's date or time text
 * @param day selects headings that give the day to the entries after them
 * @param duration selects the entry's running time, such as {@code 2:35}
 * @param older how to get to older entries
 */
public record ListingRule(String item, String link, Optional<String> title, Optional<String> time,
        Optional<String> day, Optional<String> duration, Paging older) {

    /** The way from a listing page to the next older one. */
    public sealed interface Paging {
    }

    /** The page is all there is. */
    public record LastPage() implements Paging {}

    /** A link on the page, by CSS selector. */
    public record OlderLink(String selector) implements Paging {}

    /** A query parameter that counts entries: {@code ?start=20}, {@code ?start=40}. */
    public record Offset(String parameter, int step) implements Paging {}

    /** A POST that names the day before which entries are wanted; {@code pattern} is a java.time pattern. */
    public record PostedDay(URI url, String field, String pattern) implements Paging {}
}
