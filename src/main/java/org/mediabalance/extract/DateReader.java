package org.mediabalance.extract;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates as Kazakh, Russian and English pages write them. Relative words and dates without a year are read against
 * the time of capture, never against the clock of the machine that runs.
 */
final class DateReader {
    /** Longer texts are prose; a date line of a page is short. */
    private static final int TEXT_MAX = 200;
    private static final String MONTH = "([\\p{L}\\u0301]{3,14})";
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)");
    private static final Pattern COMPACT = Pattern
            .compile("\\A((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2}).*)?\\z");
    private static final Pattern NUMERIC = Pattern
            .compile("(?<![\\d.])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d])");
    private static final Pattern YEAR_SLASH = Pattern.compile("(?<!\\d)(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?!\\d)");
    private static final Pattern DAY_MONTH_YEAR = Pattern
            .compile("(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th|-?го)?[\\s-]+" + MONTH + "\\.?,?[\\s-]+(\\d{4})(?!\\d)");
    private static final Pattern YEAR_DAY_MONTH = Pattern
            .compile("(?<!\\d)(\\d{4})\\s*(?:жылғы|жылдың|жыл|ж\\.?|г\\.?)?[\\s,]+(\\d{1,2})\\s+" + MONTH);
    private static final Pattern MONTH_DAY_YEAR = Pattern
            .compile(MONTH + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile("(?<![\\p{L}\\d:])(\\d{1,2})\\s+" + MONTH);
    private static final Pattern WORD = Pattern
            .compile("(?iu)(?<!\\p{L})(сегодня|бүгін|today|вчера|кеше|yesterday|позавчера)(?!\\p{L})");
    private static final Map<String, Integer> DAYS_AGO = Map.of("сегодня", 0, "бүгін", 0, "today", 0, "вчера", 1,
            "кеше", 1, "yesterday", 1, "позавчера", 2);
    private static final Pattern AGO = Pattern.compile(
            "(?iu)(?<!\\d)(\\d{1,3})\\s+(мин|час|сағ|minute|hour)\\p{L}*\\.?\\s+(?:назад|бұрын|ago)(?!\\p{L})");

    private final Instant captured;
    private final ZoneId zone;

    DateReader(Instant captured, ZoneId zone) {
        this.captured = captured;
        this.zone = zone;
    }

    /** The day of the capture at the outlet. */
    LocalDate today() {
        return captured.atZone(zone).toLocalDate();
    }

    /** The date in the text; the first when there are several ways to read it. */
    DateReading read(String written) {
        String text = written.substring(0, Math.min(written.length(), TEXT_MAX)).replace('\u00A0', ' ').strip();
        try {
            return found(text);
        } catch (DateTimeException e) {
            return new DateReading.Impossible("'" + text + "' is not a date: " + e.getMessage());
        }
    }

    /** Whether there can be a date in the text at all; for most lines of a page this says no, and saves the reading. */
    static boolean mayBeIn(String text) {
        return hasDigit(text) || namesDay(text);
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesDay(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        // The parts that the words of DAYS_AGO share; the pattern then looks closer.
        return lower.contains("day") || lower.contains("вчера") || lower.contains("сегодня") || lower.contains("бүгін")
                || lower.contains("кеше");
    }

    private DateReading found(String text) {
        boolean digits = hasDigit(text);
        Matcher ago = AGO.matcher(text);
        if (digits && ago.find()) {
            return ago(ago);
        }
        Optional<Day> found = digits ? day(text) : relative(text);
        if (found.isEmpty()) {
            return new DateReading.Absent();
        }
        Day day = found.get();
        if (day.ambiguous) {
            return new DateReading.Impossible("'" + text + "' can be two days: day or month first is not told");
        }
        Optional<ClockText> clock = ClockText.find(day.rest).or(() -> Optional.ofNullable(day.clock));
        WrittenDate date = clock
                .map(c -> new WrittenDate(day.date, Optional.of(c.time()), c.zone(), c.seconds()))
                .orElse(new WrittenDate(day.date, Optional.empty(), Optional.empty(), false));
        return new DateReading.Found(date, clock.map(ClockText::rest).orElse(day.rest));
    }

    private DateReading ago(Matcher ago) {
        long count = Long.parseLong(ago.group(1));
        boolean minutes = ago.group(2).toLowerCase(java.util.Locale.ROOT).startsWith("мин")
                || ago.group(2).equalsIgnoreCase("minute");
        ZonedDateTime then = captured.minus(minutes ? Duration.ofMinutes(count) : Duration.ofHours(count)).atZone(zone);
        // "3 hours ago" gives the day at best: it was rounded when it was printed.
        Optional<LocalTime> time = minutes
                ? Optional.of(then.toLocalTime().withSecond(0).withNano(0))
                : Optional.empty();
        return new DateReading.Found(new WrittenDate(then.toLocalDate(), time, Optional.empty(), false),
                ago.replaceFirst(" "));
    }

    /** A day cut out of its text. */
    private record Day(LocalDate date, String rest, boolean ambiguous, ClockText clock) {
        static Day of(LocalDate date, Matcher match, String text) {
            return new Day(date, text.substring(0, match.start()) + " " + text.substring(match.end()), false, null);
        }
    }

    private Optional<Day> day(String text) {
        return numeric(text).or(() -> named(text, DAY_MONTH_YEAR, 1, 2, 3))
                .or(() -> named(text, MONTH_DAY_YEAR, 2, 1, 3)).or(() -> named(text, YEAR_DAY_MONTH, 2, 3, 1))
                .or(() -> relative(text)).or(() -> named(text, DAY_MONTH, 1, 2, 0));
    }

    private static Optional<Day> numeric(String text) {
        for (Pattern pattern : new Pattern[]{ISO, YEAR_SLASH}) {
            Matcher iso = pattern.matcher(text);
            if (iso.find()) {
                return Optional.of(Day.of(date(iso.group(1), number(iso, 2), number(iso, 3)), iso, text));
            }
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            LocalDate date = date(compact.group(1), number(compact, 2), number(compact, 3));
            ClockText clock = compact.group(4) == null
                    ? null
                    : new ClockText(LocalTime.of(number(compact, 4), number(compact, 5)), Optional.empty(), false, "");
            return Optional.of(new Day(date, "", false, clock));
        }
        Matcher numeric = NUMERIC.matcher(text);
        return numeric.find() ? Optional.of(numeric(numeric, text)) : Optional.empty();
    }

    /** Points mean day first; slashes and hyphens are read only when one order alone makes a date. */
    private static Day numeric(Matcher match, String text) {
        int first = number(match, 1);
        int second = number(match, 3);
        boolean dayFirst = match.group(2).equals(".") || first > 12;
        if (!dayFirst && second <= 12 && first != second) {
            return new Day(LocalDate.EPOCH, text, true, null);
        }
        return Day.of(date(match.group(4), dayFirst ? second : first, dayFirst ? first : second), match, text);
    }

    private Optional<Day> named(String text, Pattern pattern, int day, int month, int year) {
        Matcher match = pattern.matcher(text);
        int from = 0;
        while (match.find(from)) {
            var number = MonthNames.number(match.group(month).replace("\u0301", ""));
            if (number.isPresent()) {
                LocalDate date = year == 0
                        ? latest(number.getAsInt(), number(match, day))
                        : date(match.group(year), number.getAsInt(), number(match, day));
                return Optional.of(Day.of(date, match, text));
            }
            from = match.start() + 1;
        }
        return Optional.empty();
    }

    private Optional<Day> relative(String text) {
        Matcher word = WORD.matcher(text);
        if (!namesDay(text) || !word.find()) {
            return Optional.empty();
        }
        int ago = DAYS_AGO.get(word.group(1).toLowerCase(java.util.Locale.ROOT));
        return Optional.of(Day.of(today().minusDays(ago), word, text));
    }

    /** A page leaves the year out for its own last twelve months: the latest such day not after the capture. */
    private LocalDate latest(int month, int day) {
        int year = today().getYear();
        // 29 February exists in one year of four; eight years bridge 1900 and 2100.
        for (int back = 0; back <= 8; back++) {
            try {
                LocalDate date = LocalDate.of(year - back, month, day);
                if (!date.isAfter(today())) {
                    return date;
                }
            } catch (DateTimeException e) {
                if (month != 2 || day != 29) {
                    throw e;
                }
            }
        }
        throw new DateTimeException("no such day");
    }

    private static LocalDate date(String year, int month, int day) {
        int written = Integer.parseInt(year);
        return LocalDate.of(written < 100 ? 2000 + written : written, month, day);
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
