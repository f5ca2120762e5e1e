package org.mediabalance.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mediabalance.report.Phrasebook;

/**
 * Reasons in the reader's language. Whatever refuses something says why in English; the English phrases of
 * {@code reasons_en.properties} are those sentences with places, by which they are recognised.
 */
final class Reasons {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    /** The most telling first: a sentence of places would take every other. */
    private static final List<Reason> REASONS = reasons(new Phrasebook("en", Reasons.class, List.of("reasons")));

    private record Reason(String key, Pattern sentence, int letters) {}

    private Reasons() {
    }

    private static List<Reason> reasons(Phrasebook english) {
        return english.keys().stream().map(key -> reason(key, english.phrase(key)))
                .sorted(Comparator.comparing(Reason::letters).reversed()).toList();
    }

    private static Reason reason(String key, String phrase) {
        List<String> between = List.of(PLACE.split(phrase, -1));
        String pattern = String.join("(.*)", between.stream().map(Pattern::quote).toList());
        return new Reason(key, Pattern.compile(pattern, Pattern.DOTALL), String.join("", between).length());
    }

    /** The reason in the reader's words; empty when it is none of the known. */
    static Optional<String> in(Phrasebook words, String english) {
        return REASONS.stream().flatMap(reason -> {
            Matcher matcher = reason.sentence().matcher(english);
            return matcher.matches()
                    ? Optional.of(words.phrase(reason.key(), values(words, matcher.toMatchResult()))).stream()
                    : Optional.<String>empty().stream();
        }).findFirst();
    }

    /** A value can be a reason itself, as after the number of a line. */
    private static Object[] values(Phrasebook words, MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(group -> in(words, match.group(group)).orElse(match.group(group))).toArray();
    }
}
