package org.mediabalance.extract;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time of day in a text, with the zone if one is named.
 *
 * @param rest the text without them
 */
record ClockText(LocalTime time, Optional<ZoneId> zone, boolean seconds, String rest) {
    private static final Pattern TIME = Pattern.compile(
            "(?i)(?<![\\d:.])T?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?![\\d:])\\s{0,2}([ap])?(?:\\.?m\\b\\.?)?");
    private static final Pattern ISO_OFFSET = Pattern.compile("\\A\\s?(Z\\b|[+-]\\d{2}(?::?\\d{2})?(?!\\d))");
    private static final Pattern NAMED = Pattern
            .compile("(?i)\\b(?:GMT|UTC)(?:\\s?([+\\u2212-])\\s?(\\d{1,2})(?::?(\\d{2}))?)?\\b");
    private static final Pattern MOSCOW = Pattern.compile("(?iu)(?<!\\p{L})(?:мск|msk)(?!\\p{L})");
    private static final Pattern AM_PM = Pattern.compile("(?i)\\b[ap]\\.?m\\b\\.?");

    /** The first time of day in the text; empty when there is none. */
    static Optional<ClockText> find(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(matcher.group(1));
        boolean half = AM_PM.matcher(matcher.group()).find();
        if (half && hour <= 12) {
            hour = hour % 12 + (matcher.group(4).equalsIgnoreCase("p") ? 12 : 0);
        }
        String seconds = matcher.group(3);
        LocalTime time = LocalTime.of(hour, Integer.parseInt(matcher.group(2)),
                seconds == null ? 0 : Integer.parseInt(seconds));
        String before = text.substring(0, matcher.start());
        String after = text.substring(half ? matcher.end() : trimEnd(matcher));
        Matcher offset = ISO_OFFSET.matcher(after);
        if (offset.find()) {
            return Optional.of(new ClockText(time, Optional.of(ZoneOffset.of(iso(offset.group(1)))), seconds != null,
                    before + " " + after.substring(offset.end())));
        }
        return Optional.of(named(time, seconds != null, before + " " + after));
    }

    private static int trimEnd(Matcher matcher) {
        return matcher.group(4) == null ? matcher.end() : matcher.start(4);
    }

    private static String iso(String offset) {
        return offset.matches("[+-]\\d{2}") ? offset + ":00" : offset;
    }

    private static ClockText named(LocalTime time, boolean seconds, String rest) {
        Matcher named = NAMED.matcher(rest);
        if (named.find()) {
            ZoneId zone = ZoneOffset.UTC;
            if (named.group(2) != null) {
                int minutes = named.group(3) == null ? 0 : Integer.parseInt(named.group(3));
                int sign = named.group(1).equals("+") ? 1 : -1;
                zone = ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(named.group(2)), sign * minutes);
            }
            return new ClockText(time, Optional.of(zone), seconds, named.replaceFirst(" "));
        }
        Matcher moscow = MOSCOW.matcher(rest);
        return moscow.find()
                ? new ClockText(time, Optional.of(ZoneId.of("Europe/Moscow")), seconds, moscow.replaceFirst(" "))
                : new ClockText(time, Optional.empty(), seconds, rest);
    }

    /** Whether reading the text for a time fails because its hour, minute or offset does not exist. */
    static Optional<String> impossible(String text) {
        try {
            find(text);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(e.getMessage());
        }
    }
}
