package org.mediabalance.extract;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The running time in a metadata value: ISO 8601, and the wrong forms sites write for it: lower case, a missing T,
 * fractions, bare seconds, clock notation, ISO components without P. Zero is what a CMS writes when it does not know.
 */
final class IsoDuration {
    private static final String NUMBER = "(\\d{1,7}(?:[.,]\\d{1,9})?)";
    private static final Pattern ISO = Pattern.compile("P?(?:" + NUMBER + "D)?T?(?:" + NUMBER + "H)?(?:" + NUMBER
            + "M(?:IN)?)?(?:" + NUMBER + "S(?:EC)?)?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{2})(?:[.,]\\d{1,9})?");
    private static final Pattern SECONDS = Pattern.compile(NUMBER);
    /** Longer than any programme: such a value is milliseconds or an error, and is not believed. */
    private static final double HOURS_MAX = 24;

    private IsoDuration() {
    }

    static Optional<Duration> read(String written) {
        String text = written.strip().toUpperCase(Locale.ROOT).replace(" ", "");
        Matcher clock = CLOCK.matcher(text);
        Matcher iso = ISO.matcher(text);
        double seconds = 0;
        if (SECONDS.matcher(text).matches()) {
            seconds = value(text);
        } else if (clock.matches()) {
            seconds = value(clock.group(1)) * 3600 + value(clock.group(2)) * 60 + value(clock.group(3));
        } else if (iso.matches()) {
            seconds = value(iso.group(1)) * 86_400 + value(iso.group(2)) * 3600 + value(iso.group(3)) * 60
                    + value(iso.group(4));
        }
        long millis = Math.round(seconds * 1000);
        return millis > 0 && seconds <= HOURS_MAX * 3600 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }

    private static double value(String number) {
        return number == null ? 0 : Double.parseDouble(number.replace(',', '.'));
    }
}
