package org.mediabalance.language;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Takes the fleeting vowel out of Russian stems in -ок, -ек, -ец, so that поправок meets поправка and казахстанец meets
 * казахстанцы: the light stemmer before it removes endings only.
 */
final class FleetingVowelFilter extends TokenFilter {
    /** Shorter stems are roots, not suffixes: срок, век, отец. */
    private static final int SHORTEST = 5;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    FleetingVowelFilter(TokenStream in) {
        super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        int length = term.length();
        if (!keyword.isKeyword() && length >= SHORTEST && fleets(term.buffer(), length)) {
            term.buffer()[length - 2] = term.buffer()[length - 1];
            term.setLength(length - 1);
        }
        return true;
    }

    private static boolean fleets(char[] word, int length) {
        char vowel = word[length - 2];
        char last = word[length - 1];
        return last == 'к' && (vowel == 'о' || vowel == 'е') || last == 'ц' && vowel == 'е';
    }
}
