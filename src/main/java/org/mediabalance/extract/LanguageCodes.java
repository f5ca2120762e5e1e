package org.mediabalance.extract;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Language codes as pages write them, brought to ISO 639-1. */
final class LanguageCodes {
    private static final Pattern CODE = Pattern.compile("\\A\\s*([A-Za-z]{2,3})(?:[-_].*)?\\s*\\z");
    /** Kazakh sites take the country's code for the language's; the three-letter codes are those of ISO 639-2. */
    private static final Map<String, String> OTHER_WAYS = Map.of("kz", "kk", "kaz", "kk", "qaz", "kk", "qz", "kk",
            "rus",
            "ru", "eng", "en");
    private static final Pattern SEGMENT = Pattern.compile("(?i)(?:\\A|/)(kk|kz|kaz|qaz|qz|ru|rus|en|eng)(?=/|\\z)");

    private LanguageCodes() {
    }

    /** The code of a tag such as {@code kk-KZ} or {@code kz}; empty for what is no tag. */
    static Optional<String> of(String tag) {
        Matcher matcher = CODE.matcher(tag);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String code = matcher.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(OTHER_WAYS.getOrDefault(code, code)).filter(c -> c.length() == 2);
    }

    /** The language that an address names by a path segment ({@code /kz/news/1}); empty when none does. */
    static Optional<String> inAddress(URI url) {
        Matcher segment = SEGMENT.matcher(url.getPath() == null ? "" : url.getPath());
        return segment.find() ? of(segment.group(1)) : Optional.empty();
    }
}
