package org.mediabalance.crawl;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Retry-After header (RFC 9110, 10.2.3): seconds or an HTTP date. */
final class RetryAfter {
    /** Longer waits are taken for this; a site that wants to be left alone for good says so in robots.txt. */
    private static final Duration LONGEST = Duration.ofDays(30);
    /** RFC 9110, 5.6.7: a recipient accepts the form in use and the two obsolete ones. */
    private static final List<DateTimeFormatter> DATES = List.of(DateTimeFormatter.RFC_1123_DATE_TIME,
            // RFC 850: two digits of a year that lies at most 50 years ahead
            new DateTimeFormatterBuilder().appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1980).appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH).withZone(ZoneOffset.UTC),
            // asctime pads the day with a blank
            new DateTimeFormatterBuilder().appendPattern("EEE MMM ppd HH:mm:ss yyyy").toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private RetryAfter() {
    }

    /** How long to wait from now, at most 30 days; empty for a value that is neither form, which says nothing. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (text.matches("\\d+")) {
            // more digits than a long holds are as long a wait as can be
            return Optional.of(text.length() > 9 ? LONGEST : shorter(Duration.ofSeconds(Long.parseLong(text))));
        }
        for (DateTimeFormatter form : DATES) {
            try {
                Duration wait = Duration.between(now, ZonedDateTime.parse(text, form).toInstant());
                return Optional.of(wait.isNegative() ? Duration.ZERO : shorter(wait));
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return Optional.empty();
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
