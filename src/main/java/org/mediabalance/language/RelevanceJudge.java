package org.mediabalance.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Relevance;

/**
 * Decides whether an item is about the question, by the study's query in the item's language. Inflected forms count as
 * the study's analysis sees them. Safe for use by several threads.
 */
public final class RelevanceJudge {
    private static final String TITLE = "title";
    private static final String TEXT = "text";

    private record Rule(Query query, Analyzer indexing) {}

    private final Map<String, Rule> rules = new TreeMap<>();
    private final int minimumMentions;

    /**
     * The outcome for one item.
     *
     * @param mentions how often the query's terms occur in title and text; overlapping occurrences count once
     * @param language whose query decided; empty when none matched
     */
    public record Verdict(boolean relevant, boolean inTitle, int mentions, Optional<String> language) {}

    /** Reads the queries; one that cannot be parsed is an {@link InputException} naming the language. */
    public RelevanceJudge(Relevance relevance) {
        relevance.query().forEach((language, query) -> rules.put(language,
                new Rule(parsed(language, query), Analysis.forIndexing(language))));
        minimumMentions = relevance.minimumMentions();
    }

    private static Query parsed(String language, String text) {
        MultiFieldQueryParser parser = new MultiFieldQueryParser(new String[]{TITLE, TEXT},
                Analysis.forQuery(language));
        parser.setDefaultOperator(QueryParser.Operator.AND);
        try {
            return parser.parse(text);
        } catch (ParseException e) {
            throw new InputException("relevance.query." + language + ": '" + text + "' is not a query: "
                    + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    /**
     * Relevant when the query's terms occur in the title, or in title and text at least as often as the study demands.
     *
     * @param language ISO 639-1; for a language without a query all queries are tried and the one that matches most decides
     */
    public Verdict judge(String title, String text, String language) {
        List<Map.Entry<String, Rule>> tried = rules.entrySet().stream()
                .filter(e -> !rules.containsKey(language) || e.getKey().equals(language)).toList();
        return tried.stream().map(e -> judge(title, text, e.getKey(), e.getValue()))
                .max(Comparator.comparing(Verdict::relevant).thenComparing(Verdict::mentions))
                .orElse(new Verdict(false, false, 0, Optional.empty()));
    }

    private Verdict judge(String title, String text, String language, Rule rule) {
        MemoryIndex item = new MemoryIndex();
        item.addField(TITLE, title, rule.indexing());
        item.addField(TEXT, text, rule.indexing());
        IndexSearcher searcher = item.createSearcher();
        try {
            LeafReaderContext leaf = searcher.getIndexReader().leaves().get(0);
            Matches matches = searcher.createWeight(searcher.rewrite(rule.query()), ScoreMode.COMPLETE_NO_SCORES, 1)
                    .matches(leaf, 0);
            if (matches == null) {
                return new Verdict(false, false, 0, Optional.empty());
            }
            int inTitle = occurrences(matches.getMatches(TITLE));
            int mentions = inTitle + occurrences(matches.getMatches(TEXT));
            return new Verdict(inTitle > 0 || mentions >= minimumMentions, inTitle > 0, mentions,
                    Optional.of(language));
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail", e);
        }
    }

    private static int occurrences(MatchesIterator matches) throws IOException {
        if (matches == null) {
            return 0;
        }
        List<int[]> spans = new ArrayList<>();
        while (matches.next()) {
            spans.add(new int[]{matches.startPosition(), matches.endPosition()});
        }
        spans.sort(Comparator.comparingInt(span -> span[0]));
        int count = 0;
        int end = -1;
        for (int[] span : spans) {
            count += span[0] > end ? 1 : 0;
            end = Math.max(end, span[1]);
        }
        return count;
    }
}
