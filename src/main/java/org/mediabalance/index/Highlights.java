package org.mediabalance.index;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Where title and text of some documents match. Nothing is escaped here: matches are runs, not markup. */
final class Highlights {
    /** Sentences shown of a text. */
    private static final int PASSAGES = 3;
    /** Letters of a text that are looked at; the transcript of two hours has fewer. */
    private static final int LETTERS = 200_000;
    private static final String[] FIELDS = Stream
            .of(Fields.TITLE, Fields.TEXT, Fields.TRANSCRIPT).flatMap(field -> Fields.all(field).stream())
            .toArray(String[]::new);

    private final Map<String, Object[]> found;
    private final Map<Integer, Document> documents;

    private Highlights(Map<String, Object[]> found, Map<Integer, Document> documents) {
        this.found = found;
        this.documents = documents;
    }

    /** @param whole whether the whole text is one passage */
    static Highlights of(IndexSearcher searcher, Query query, int[] documents, boolean whole) throws IOException {
        // Unpacking a document is the dearest step of a hit, so it is done once.
        Map<Integer, Document> read = new HashMap<>();
        StoredFields stored = searcher.storedFields();
        for (int document : IntStream.of(documents).sorted().toArray()) {
            read.put(document, ItemDocument.read(stored, document));
        }
        // Every field costs, also one that no document of the page has.
        String[] fields = Stream.of(FIELDS)
                .filter(field -> read.values().stream().anyMatch(document -> document.get(field) != null))
                .toArray(String[]::new);
        return new Highlights(new Highlighter(searcher, read, whole).find(fields, query, documents), read);
    }

    /** The stored fields of a document of the list, by its number in the index. */
    Document document(int number) {
        return documents.get(number);
    }

    /** The whole title of the document in this place of the list, cut at the matches; empty when nothing matches. */
    Optional<List<SearchResult.Run>> title(int document) {
        return passages(Fields.TITLE, document).findFirst();
    }

    /** The best sentences of its text and of its transcript, the latter each behind this mark. */
    List<List<SearchResult.Run>> text(int document, String transcriptMark) {
        Stream<List<SearchResult.Run>> heard = passages(Fields.TRANSCRIPT, document).map(passage -> Stream
                .concat(Stream.of(new SearchResult.Run(transcriptMark + ": ", false)), passage.stream()).toList());
        return Stream.concat(passages(Fields.TEXT, document), heard).toList();
    }

    private Stream<List<SearchResult.Run>> passages(String field, int document) {
        return Fields.all(field).stream().filter(found::containsKey)
                .map(physical -> found.get(physical)[document]).filter(Objects::nonNull)
                .flatMap(value -> ((Cut) value).passages().stream());
    }

    private record Cut(List<List<SearchResult.Run>> passages) {}

    private static final class Highlighter extends UnifiedHighlighter {
        private final Map<Integer, Document> read;
        private final boolean whole;

        Highlighter(IndexSearcher searcher, Map<Integer, Document> read, boolean whole) {
            // Not by matching the whole query again for each field and hit: it doubles the time and shows the same.
            super(new Builder(searcher, Fields.INDEXING).withFormatter(new Runs()).withMaxLength(LETTERS)
                    .withMaxNoHighlightPassages(0).withWeightMatches(false));
            this.read = read;
            this.whole = whole;
        }

        Map<String, Object[]> find(String[] fields, Query query, int[] documents) throws IOException {
            int[] passages = Stream.of(fields).mapToInt(f -> f.startsWith(Fields.TITLE) ? 1 : PASSAGES).toArray();
            return fields.length == 0 ? Map.of() : highlightFieldsAsObjects(fields, query, documents, passages);
        }

        @Override
        protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator documents, int atMost)
                throws IOException {
            List<CharSequence[]> values = new ArrayList<>();
            for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                Document document = read.get(doc);
                values.add(Stream.of(fields).map(document::get).toArray(CharSequence[]::new));
            }
            return values;
        }

        @Override
        protected BreakIterator getBreakIterator(String field) {
            return whole || field.startsWith(Fields.TITLE) ? new WholeBreakIterator() : super.getBreakIterator(field);
        }
    }

    /** Cuts each passage at its matches. */
    private static final class Runs extends PassageFormatter {
        @Override
        public Cut format(Passage[] passages, String content) {
            return new Cut(Stream.of(passages).map(passage -> cut(passage, content)).toList());
        }

        private static List<SearchResult.Run> cut(Passage passage, String content) {
            List<SearchResult.Run> runs = new ArrayList<>();
            int at = passage.getStartOffset();
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int start = Math.max(at, passage.getMatchStarts()[i]);
                // Two tokens in one position match at the same place; a match may reach over the sentence's end.
                int end = Math.min(passage.getEndOffset(), passage.getMatchEnds()[i]);
                if (end > start) {
                    add(runs, content.substring(at, start), false);
                    add(runs, content.substring(start, end), true);
                    at = end;
                }
            }
            add(runs, content.substring(at, passage.getEndOffset()), false);
            return runs;
        }

        private static void add(List<SearchResult.Run> runs, String text, boolean match) {
            if (!text.isEmpty()) {
                runs.add(new SearchResult.Run(text, match));
            }
        }
    }
}
