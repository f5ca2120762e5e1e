package org.mediabalance.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of a text in one language with their stems, the same that search and relevance use ({@link Analysis}). Safe
 * for use by several threads.
 */
public final class Stems {
    private final Analyzer analyzer;

    /** For texts in this language, ISO 639-1; words of a language without stems are only lower-cased. */
    public Stems(String language) {
        this.analyzer = Analysis.forLanguage(language);
    }

    /** A word's stem, and where the word stands in the text: from {@code start} to before {@code end}, in UTF-16 units. */
    public record Word(String stem, int start, int end) {}

    /** All words in order; none for a text without letters and digits. */
    public List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
            }
            tokens.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
    }
}
