package org.mediabalance.language;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Gives the present tense and the imperative of Russian verbs in -овать and -евать the stem of their infinitive before
 * the Snowball stemmer sees them: голосует and голосуйте become голосовать, воюют becomes воевать. Forms in -ую and -уя
 * stay, since adjectives (новую) and nouns (статуя) end so too.
 */
final class VerbsInOvatFilter extends TokenFilter {
    /** Roots of one and two letters are others' words: дует, уют; before ю they are verbs: воюет, плюет. */
    private static final Pattern PRESENT = Pattern
            .compile("(.{2,}[^аеиоуыэюя](?=у)|.{2,}(?=ю))[ую](?:ешь|ет|ем|ете|ют|й|йте|ющ\\p{L}{2,3})(ся|сь)?");
    private static final String HISSING = "цжшчщ";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    VerbsInOvatFilter(TokenStream in) {
        super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        Matcher present = PRESENT.matcher(term);
        if (!keyword.isKeyword() && present.matches()) {
            int root = present.end(1);
            boolean soft = term.charAt(root) == 'ю' || HISSING.indexOf(term.charAt(root - 1)) >= 0;
            term.setLength(root);
            term.append(soft ? "евать" : "овать");
        }
        return true;
    }
}
