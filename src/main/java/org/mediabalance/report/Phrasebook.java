package org.mediabalance.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.study.InputException;

/**
 * Words and number formats of one language: the report's, or those of another reader-facing part. Formats are spelled out
 * here and not taken from the JDK's locale data, which changes between releases and would change the bytes of a report.
 * Immutable.
 */
public final class Phrasebook {
    /** The languages that readers are addressed in. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "kk");

    private final String language;
    private final Properties phrases = new Properties();

    Phrasebook(String language) {
        this(language, Phrasebook.class, List.of("phrases"));
    }

    /**
     * The phrases of the resources {@code NAME_LANGUAGE.properties} beside this class, all names together.
     *
     * @throws InputException when there are none in this language
     */
    public Phrasebook(String language, Class<?> beside, List<String> names) {
        if (!LANGUAGES.contains(language)) {
            throw new InputException("no report in '" + language + "': one of " + String.join(", ", LANGUAGES));
        }
        this.language = language;
        names.forEach(name -> load(beside, name + "_" + language + ".properties"));
    }

    private void load(Class<?> beside, String name) {
        try (var reader = new InputStreamReader(beside.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            phrases.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + name, e);
        }
    }

    /** The ISO 639-1 code. */
    public String language() {
        return language;
    }

    /** The phrase with its places filled; a missing phrase is a fault of the program. */
    public String phrase(String key, Object... values) {
        String pattern = phrases.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no phrase '" + key + "' in " + language);
        }
        return values.length == 0 ? pattern : MessageFormat.format(pattern.replace("'", "''"), values);
    }

    /** The phrase, or the word itself where it is data and not vocabulary, such as an outlet's name. */
    public String word(String key, String otherwise) {
        return phrases.getProperty(key, otherwise);
    }

    /** A reason or method note of the statistics, which speak English, in the report's language where it is known. */
    String reason(String english) {
        return word("why." + english.replace(' ', '_'), english);
    }

    /** Why a day is not fully covered, such as "2 not fetched, 1 refused", in the report's language. */
    String gap(String english) {
        return Pattern.compile("\\p{IsAlphabetic}[^,]*").matcher(english)
                .replaceAll(m -> Matcher.quoteReplacement(word("gap." + m.group().replace(' ', '_'), m.group())));
    }

    /** A whole number with groups of three. */
    public String count(long value) {
        String digits = String.format(Locale.ROOT, "%,d", value);
        return language.equals("en") ? digits : digits.replace(',', '\u00a0');
    }

    /** A number with this many decimals. */
    public String decimal(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        text = text.matches("-0\\.?0*") ? text.substring(1) : text;
        String sign = text.startsWith("-") ? "\u2212" + text.substring(1) : text;
        return language.equals("en") ? sign : sign.replace('.', ',');
    }

    /** A share as per cent with two decimals. */
    public String percent(double share) {
        return decimal(100 * share, 2) + "\u00a0%";
    }

    /** Seconds as hours, minutes and seconds, {@code H:MM:SS}. */
    public String duration(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** All keys, for the test that the languages are complete. */
    public Set<String> keys() {
        return phrases.stringPropertyNames();
    }
}
