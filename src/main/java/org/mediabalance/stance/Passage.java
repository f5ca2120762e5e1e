package org.mediabalance.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text made safe to analyse without moving any offset: markup, control characters and lone surrogates become spaces,
 * and what lies beyond the limit is not read.
 */
final class Passage {
    /** Characters read of one item: over 30 times the longest item of the corpora, and still milliseconds of work. */
    static final int CHARACTERS_MAX = 50_000;
    private static final Pattern MARKUP = Pattern
            .compile("<[/!?a-zA-Z][^<>]{0,500}>|&[a-zA-Z]{2,8};|&#x?[0-9a-fA-F]{1,6};");
    /** Speech without punctuation has no sentences; stretches of this many characters stand in for them. */
    private static final int STRETCH = 160;

    private final String text;
    private final boolean markup;
    private final boolean cut;

    Passage(String original) {
        cut = original.length() > CHARACTERS_MAX;
        StringBuilder safe = new StringBuilder(cut ? original.substring(0, CHARACTERS_MAX) : original);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < safe.length() && Character.isLowSurrogate(safe.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || Character.isISOControl(c) && c != '\n' || c == '\ufeff') {
                safe.setCharAt(i, ' ');
            }
        }
        markup = blank(safe, MARKUP.matcher(safe.toString()));
        text = safe.toString();
    }

    private static boolean blank(StringBuilder text, Matcher matcher) {
        boolean found = false;
        while (matcher.find()) {
            found = true;
            for (int i = matcher.start(); i < matcher.end(); i++) {
                text.setCharAt(i, ' ');
            }
        }
        return found;
    }

    String text() {
        return text;
    }

    boolean hadMarkup() {
        return markup;
    }

    boolean wasCut() {
        return cut;
    }

    /** Where the sentences lie, as {@code [start, end)} pairs that cover every non-blank character. */
    List<int[]> sentences() {
        List<int[]> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (ends(i) || i - start >= STRETCH && text.charAt(i) == ' ' && !punctuatedSoon(i)) {
                start = add(sentences, start, i + 1);
            }
        }
        add(sentences, start, text.length());
        return sentences;
    }

    private boolean ends(int i) {
        char c = text.charAt(i);
        if (c == '\n') {
            return true;
        }
        boolean stop = c == '.' || c == '!' || c == '?' || c == '…';
        return stop && i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1)) && !afterInitial(i);
    }

    private boolean afterInitial(int i) {
        return text.charAt(i) == '.' && i >= 1 && Character.isUpperCase(text.charAt(i - 1))
                && (i == 1 || !Character.isLetter(text.charAt(i - 2)));
    }

    private boolean punctuatedSoon(int from) {
        for (int i = from; i < Math.min(text.length(), from + 2 * STRETCH); i++) {
            if (ends(i)) {
                return true;
            }
        }
        return false;
    }

    private int add(List<int[]> sentences, int start, int end) {
        if (!text.substring(start, end).isBlank()) {
            sentences.add(new int[]{start, end});
        }
        return end;
    }
}
