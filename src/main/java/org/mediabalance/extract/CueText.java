package org.mediabalance.extract;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** The words of a cue without its markup: voice, class, language and ruby tags, karaoke times, font tags. */
final class CueText {
    /** A tag runs to its {@code >} or, unclosed, to the end of the cue (W3C WebVTT 6.4: end of file ends the tag). */
    private static final Pattern TAG = Pattern.compile("<[^>]*(?:>|\\z)");
    /** Positions that authoring tools write into SubRip files: {@code {\an8}}. */
    private static final Pattern POSITION = Pattern.compile("\\{\\\\[^}]{0,40}\\}");

    private CueText() {
    }

    static String plain(String payload) {
        String words = POSITION.matcher(TAG.matcher(payload).replaceAll("")).replaceAll("");
        return Parser.unescapeEntities(words, false);
    }
}
