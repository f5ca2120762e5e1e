package org.mediabalance.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.mediabalance.language.Analysis;

/** The fields of the index: one per fact, and title and text once per analysis, such as {@code text_kk}. */
final class Fields {
    static final String ID = "id";
    static final String URL = "url";
    static final String OUTLET = "outlet";
    static final String OWNER = "owner";
    static final String LANGUAGE = "language";
    static final String KIND = "kind";
    static final String DAY = "day";
    static final String STANCE = "stance";
    static final String CODE = "code";
    static final String CODER = "coder";
    static final String MACHINE = "machine";
    static final String REVIEWED = "reviewed";
    static final String STATE = "state";
    static final String PROGRAMME = "programme";
    static final String HOUR = "hour";
    static final String STORY = "story";
    static final String REPEAT = "repeat";
    static final String TITLE = "title";
    static final String TEXT = "text";
    /** What a machine heard; words without a field are not looked for here. */
    static final String TRANSCRIPT = "transcript";
    /** Only for ordering: day and moment of publication. */
    static final String MOMENT = "moment";
    /** Only for ordering in a cluster: the outlet as it is, empty when it is. */
    static final String OUTLET_ORDER = "outletOrder";
    /** Only for counting: the values of all {@link #FACETS} together. */
    static final String COUNTED = "counted";

    static final String UNKNOWN = "unknown";
    static final String UNCODED = "uncoded";
    static final String LEFT_OUT = "left_out";
    static final String NONE = "none";

    /** What results are counted by. */
    static final List<String> FACETS = List.of(OUTLET, STANCE, MACHINE, LANGUAGE, DAY, CODE, KIND, OWNER, STATE);
    /** What can be asked for by exact value. */
    static final List<String> EXACT = List.of(OUTLET, STANCE, CODE, LANGUAGE, DAY, KIND, OWNER, STORY, CODER, MACHINE,
            REVIEWED, STATE, PROGRAMME, HOUR, REPEAT, URL, ID);

    /** Analyses; {@code xx} serves every language without stems of its own. */
    static final List<String> ANALYSES = List.of("kk", "ru", "en", "xx");

    /** For text that is indexed or highlighted. One for all, because it learns the stems of a thread's words. */
    static final Analyzer INDEXING = perField(Analysis::forIndexing);
    /** For words of a query. */
    static final Analyzer QUERY = perField(Analysis::forQuery);

    private Fields() {
    }

    /** The field that holds title or text of an item in this language. */
    static String of(String field, String language) {
        return field + "_" + (ANALYSES.contains(language) ? language : "xx");
    }

    /** Whether the field is analysed. */
    static boolean isText(String physical) {
        return Stream.of(TITLE, TEXT, TRANSCRIPT).anyMatch(field -> all(field).contains(physical));
    }

    /** Title, text or transcript in each analysis. */
    static List<String> all(String field) {
        return ANALYSES.stream().map(language -> of(field, language)).toList();
    }

    private static Analyzer perField(Function<String, Analyzer> analysis) {
        Map<String, Analyzer> byField = new LinkedHashMap<>();
        for (String language : ANALYSES) {
            Analyzer analyzer = analysis.apply(language);
            byField.put(of(TITLE, language), analyzer);
            byField.put(of(TEXT, language), analyzer);
            byField.put(of(TRANSCRIPT, language), analyzer);
        }
        return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), byField);
    }

    /** The list of fields for messages. */
    static String names() {
        return Stream.concat(Stream.of(TITLE, TEXT, TRANSCRIPT), EXACT.stream())
                .collect(Collectors.joining(", "));
    }
}
