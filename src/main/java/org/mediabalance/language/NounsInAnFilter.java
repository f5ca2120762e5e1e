package org.mediabalance.language;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Takes the case endings off Russian words in -ан and -ян before the Snowball stemmer sees them. It takes their genitive
 * for a participle: казахстана would become казахста, away from казахстану.
 */
final class NounsInAnFilter extends TokenFilter {
    private static final Pattern NOUN = Pattern.compile("(.{2,}[ая]н)(а|о|ы|у|е|ом|ов|ам|ами|ах)?");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    NounsInAnFilter(TokenStream in) {
        super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!keyword.isKeyword()) {
            Matcher noun = NOUN.matcher(term);
            if (noun.matches()) {
                term.setLength(noun.end(1));
                keyword.setKeyword(true);
            }
        }
        return true;
    }
}
