package org.mediabalance.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into lower-cased words, with question and exclamation marks kept as words of their own. */
final class Words {
    /** Words, numbers, pictures, smileys and brackets in a row (a smile in Russian and Kazakh comments), telling marks. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:[-'’][\\p{L}\\p{M}]+)*|\\p{N}+|\\p{So}"
            + "|[:;]-?[()]+|[)]{2,}|[(]{2,}|[?!%«»“”\"]");

    private Words() {
    }

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('ё', 'е'));
        while (matcher.find()) {
            words.add(Character.isDigit(matcher.group().charAt(0)) ? "0" : matcher.group());
        }
        return words;
    }
}
