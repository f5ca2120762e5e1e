package org.mediabalance.language;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Replaces Kazakh words by their stems and, where asked, adds the stem in Russian spelling in the same position.
 * Keywords pass as they are. The two may be equal: a filter that removes duplicates follows.
 */
final class KazakhStemFilter extends TokenFilter {
    /** Which words also get a stem in Russian spelling. */
    enum Russian {
        NONE, THOSE_WITHOUT_KAZAKH_LETTERS, ALL
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final Russian russian;
    private State state;
    private String waiting;

    KazakhStemFilter(TokenStream in, Russian russian) {
        super(in);
        this.russian = russian;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (waiting != null) {
            restoreState(state);
            term.setEmpty().append(waiting);
            position.setPositionIncrement(0);
            waiting = null;
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (!keyword.isKeyword()) {
            String word = term.toString();
            term.setEmpty().append(KazakhStemmer.KAZAKH.stem(word));
            if (russian == Russian.ALL || russian != Russian.NONE && !KazakhLetters.inside(word)) {
                waiting = KazakhStemmer.RUSSIAN.stem(KazakhLetters.russianSpelling(word));
                state = captureState();
            }
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting = null;
    }
}
