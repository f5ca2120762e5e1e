package org.mediabalance.index;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.OwnerType;
import org.mediabalance.study.Stance;

/**
 * Reads the query language of {@link QueryHelp}: Lucene's classic syntax over the product's fields. What would give a
 * number that means something else than the reader thinks is mended or refused: AND binds tighter than OR, a query of
 * only NOT starts from all items, a word that a field cannot hold (stance:por) is no silent zero. A query that could take
 * unbounded time is refused too. One object reads one query.
 */
final class QueryReader extends QueryParser {
    /** Bounds on one query; the longest of a report lists some hundred ids. */
    private static final int LETTERS = 20_000;
    private static final int DEPTH = 30;
    /** Lucene itself gives up at 1,024 clauses. */
    private static final int CLAUSES = 1_000;
    /** With fewer letters before the star a wildcard would walk through much of the dictionary. */
    private static final int LETTERS_BEFORE_STAR = 2;
    /** A match in the title counts twice: a title names what the item is about. */
    private static final float TITLE_BOOST = 2;
    /** Words without a field: title and text. */
    private static final String ANY = "";

    private static final Map<String, List<String>> VALUES = Map.of(Fields.STANCE,
            with(labels(Stance.values(), Stance::label), Fields.LEFT_OUT, Fields.UNCODED), Fields.MACHINE,
            with(labels(Stance.values(), Stance::label), Fields.LEFT_OUT, Fields.NONE), Fields.CODE,
            with(labels(Code.values(), Code::label), Fields.UNCODED), Fields.KIND,
            labels(ItemKind.values(), ItemKind::label), Fields.OWNER, labels(OwnerType.values(), OwnerType::label),
            Fields.REPEAT, List.of("yes", "no"));

    private final Map<List<BooleanClause>, List<Integer>> conjunctions = new IdentityHashMap<>();
    private int clauses;

    private QueryReader() {
        super(ANY, Fields.QUERY);
        setDefaultOperator(Operator.AND);
        setSplitOnWhitespace(true);
        // 2022-жылғы is one word to the reader and two to the tokenizer.
        setAutoGeneratePhraseQueries(true);
        setFuzzyPrefixLength(1);
    }

    private static <E> List<String> labels(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(label).toList();
    }

    private static List<String> with(List<String> labels, String... more) {
        return Stream.concat(labels.stream(), Stream.of(more)).toList();
    }

    /** The query, or an {@link InputException} that says what is wrong with it. Blank text means every item. */
    static Query read(String text) {
        if (text.isBlank()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        if (text.length() > LETTERS) {
            throw refused("it has " + text.length() + " letters, at most " + LETTERS + " are read");
        }
        if (depth(text) > DEPTH) {
            throw refused("parentheses nest deeper than " + DEPTH);
        }
        try {
            return new QueryReader().parse(text);
        } catch (ParseException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new InputException("query refused: " + reason.getMessage().lines().findFirst().orElse("unreadable")
                    + " (put quotes around text that holds : / or parentheses)", e);
        }
    }

    private static InputException refused(String why) {
        return new InputException("query refused: " + why);
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (char c : text.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) {
        return isExact(field)
                ? exact(field, text)
                : inEach(field, f -> newFieldQuery(getAnalyzer(), f, text, quoted));
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) {
        return isExact(field)
                ? exact(field, text)
                : inEach(field, f -> withSlop(newFieldQuery(getAnalyzer(), f, text, true), slop));
    }

    private static Query withSlop(Query query, int slop) {
        return switch (query) {
            case PhraseQuery phrase -> {
                PhraseQuery.Builder words = new PhraseQuery.Builder().setSlop(slop);
                for (int i = 0; i < phrase.getTerms().length; i++) {
                    words.add(phrase.getTerms()[i], phrase.getPositions()[i]);
                }
                yield words.build();
            }
            case MultiPhraseQuery phrase -> new MultiPhraseQuery.Builder(phrase).setSlop(slop).build();
            case null, default -> query;
        };
    }

    @Override
    protected Query getFuzzyQuery(String field, String word, float similarity) {
        if (isExact(field)) {
            throw refused("~ goes with words of title and text, not with " + field + ":");
        }
        return inEach(field, f -> super.getFuzzyQuery(f, word, similarity));
    }

    /**
     * All words within the distance, at one score: Lucene's own choice takes the 50 best of each segment, and what is
     * found would depend on how many machines the index is spread over.
     */
    @Override
    protected Query newFuzzyQuery(Term term, float similarity, int prefixLength) {
        int edits = FuzzyQuery.floatToEdits(similarity, term.text().codePointCount(0, term.text().length()));
        return new FuzzyQuery(term, edits, prefixLength, FuzzyQuery.defaultMaxExpansions,
                FuzzyQuery.defaultTranspositions, MultiTermQuery.CONSTANT_SCORE_REWRITE);
    }

    @Override
    protected Query getPrefixQuery(String field, String start) {
        longEnough(start);
        return inEach(field, f -> super.getPrefixQuery(f, start));
    }

    @Override
    protected Query getWildcardQuery(String field, String pattern) {
        if (field.equals("*") && pattern.equals("*")) {
            return MatchAllDocsQuery.INSTANCE;
        }
        longEnough(pattern);
        return inEach(field, f -> super.getWildcardQuery(f, pattern));
    }

    private static void longEnough(String pattern) {
        if (!pattern.matches("[^*?]{" + LETTERS_BEFORE_STAR + ",}.*")) {
            throw refused("'" + pattern + "' needs at least " + LETTERS_BEFORE_STAR + " letters before * or ?");
        }
    }

    @Override
    protected Query getRegexpQuery(String field, String pattern) {
        throw refused("regular expressions (/" + pattern + "/) are not offered; put quotes around text with /");
    }

    @Override
    protected Query getRangeQuery(String field, String from, String to, boolean fromIncluded, boolean toIncluded) {
        if (!field.equals(Fields.DAY)) {
            throw refused("only day: takes a range, as in day:[2022-05-23 TO 2022-06-03]");
        }
        count(1);
        // Above every date and below 'unknown', which an open end must not include.
        String last = to == null ? "9999-12-31" : day(to);
        return TermRangeQuery.newStringRange(Fields.DAY, from == null ? null : day(from), last, fromIncluded,
                toIncluded);
    }

    private static String day(String value) {
        try {
            return LocalDate.parse(value).toString();
        } catch (DateTimeException e) {
            throw refused("'" + value + "' is not a day like 2022-05-23");
        }
    }

    private boolean isExact(String field) {
        return Fields.EXACT.contains(field);
    }

    private Query exact(String field, String value) {
        count(1);
        List<String> allowed = VALUES.get(field);
        String word = allowed == null ? value : value.toLowerCase(Locale.ROOT);
        if (allowed != null && !allowed.contains(word)) {
            throw refused(field + ": holds " + String.join(", ", allowed) + "; not '" + value + "'");
        }
        if (field.equals(Fields.DAY) && !word.equals(Fields.UNKNOWN)) {
            day(word);
        }
        return new TermQuery(new Term(field, word));
    }

    /** A query of classic syntax for one field of the index. */
    private interface OneField {
        Query in(String field) throws ParseException;
    }

    private Query inEach(String field, OneField query) {
        List<Query> each = new ArrayList<>();
        try {
            for (String physical : physical(field)) {
                Query one = query.in(physical);
                if (one != null) {
                    each.add(physical.startsWith(Fields.TITLE) ? new BoostQuery(one, TITLE_BOOST) : one);
                }
            }
        } catch (ParseException e) {
            throw new InputException("query refused: " + e.getMessage().lines().findFirst().orElse("unreadable"), e);
        }
        count(each.size());
        return each.size() > 1 ? new DisjunctionMaxQuery(each, 0) : each.isEmpty() ? null : each.get(0);
    }

    private List<String> physical(String field) {
        if (field.equals(ANY)) {
            return Stream.concat(Fields.all(Fields.TITLE).stream(), Fields.all(Fields.TEXT).stream()).toList();
        }
        if (field.equals(Fields.TITLE) || field.equals(Fields.TEXT) || field.equals(Fields.TRANSCRIPT)) {
            return Fields.all(field);
        }
        if (isExact(field)) {
            return List.of(field);
        }
        throw refused("there is no field '" + field + "'; fields are " + Fields.names());
    }

    private void count(int more) {
        clauses += more;
        if (clauses > CLAUSES) {
            throw refused("too many words: over " + CLAUSES + " clauses over all fields; narrow it or name a field");
        }
    }

    @Override
    protected void addClause(List<BooleanClause> list, int conjunction, int modifier, Query query) {
        if (query != null) {
            // The parser's constant for OR is 2; AND and nothing both mean that the item must have both.
            conjunctions.computeIfAbsent(list, l -> new ArrayList<>()).add(conjunction);
            // The parser's constant for NOT and - is 10.
            list.add(new BooleanClause(query, modifier == 10 ? Occur.MUST_NOT : Occur.MUST));
        }
    }

    /** Alternatives of conjunctions. */
    @Override
    protected Query getBooleanQuery(List<BooleanClause> list) {
        if (list.isEmpty()) {
            return null;
        }
        List<Integer> joins = conjunctions.get(list);
        BooleanQuery.Builder alternatives = new BooleanQuery.Builder();
        int start = 0;
        for (int i = 1; i <= list.size(); i++) {
            if (i == list.size() || joins.get(i) == 2) {
                Query all = all(list.subList(start, i));
                if (i - start == list.size()) {
                    return all;
                }
                alternatives.add(all, Occur.SHOULD);
                start = i;
            }
        }
        return alternatives.build();
    }

    private static Query all(List<BooleanClause> clauses) {
        if (clauses.size() == 1 && clauses.get(0).occur() == Occur.MUST) {
            return clauses.get(0).query();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        clauses.forEach(all::add);
        if (clauses.stream().allMatch(BooleanClause::isProhibited)) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }
}
