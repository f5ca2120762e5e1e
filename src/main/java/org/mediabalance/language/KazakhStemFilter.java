package org.mediabalance.language;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    /** About 5 MB for the two tables of a thread. */
    private static final int WORDS_KEPT = 20_000;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final Russian russian;
    /** Stems of words seen, because a text's words are mostly the same few thousand; one filter serves one thread. */
    private final Map<String, String> stems = new HashMap<>();
    private final Map<String, String> russianStems = new HashMap<>();
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
            term.setEmpty().append(known(stems, word, KazakhStemmer.KAZAKH::stem));
            if (russian == Russian.ALL || russian != Russian.NONE && !KazakhLetters.inside(word)) {
                waiting = known(russianStems, word, w -> KazakhStemmer.RUSSIAN.stem(KazakhLetters.russianSpelling(w)));
                state = captureState();
            }
        }
        return true;
    }

    private static String known(Map<String, String> stems, String word, UnaryOperator<String> stem) {
        if (stems.size() >= WORDS_KEPT) {
            stems.clear();
        }
        return stems.computeIfAbsent(word, stem);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting = null;
    }
}
