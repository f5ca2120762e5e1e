package org.mediabalance.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Searches in the words of OpenSearch. */
final class ClusterRequest {
    static final String TIME_LIMIT = "10s";
    /** More than the values any counted field has: 533 outlets, ten years of days. */
    private static final int VALUES_MAX = 10_000;

    private ClusterRequest() {
    }

    /** One page with all counts; when stories are folded the first hits by id and story, to choose the page from. */
    static Map<String, Object> page(SearchRequest request, boolean folded) {
        Map<String, Object> body = matching(request.query(), request.scope());
        body.put("from", folded ? 0 : request.offset());
        body.put("size", folded ? SearchRequest.DEEPEST : request.size());
        body.put("_source", folded ? Fields.STORY : true);
        body.put("track_total_hits", true);
        body.put("sort", sort(request.order()));
        body.put("aggs", counts());
        return body;
    }

    /** What matches this query within the scope; the caller adds what is wanted of it. */
    static Map<String, Object> matching(String text, SearchScope scope) {
        Map<String, Object> query = Map.of("bool",
                Map.of("must", items(text), "filter", items(scope.query()), "must_not",
                        Map.of("ids", Map.of("values", scope.without()))));
        return new HashMap<>(
                Map.of("query", scope.equals(SearchScope.ALL) ? items(text) : query, "timeout", TIME_LIMIT));
    }

    private static Map<String, Object> items(String text) {
        return Map.of(IndexSchema.QUERY, Map.of("query", text));
    }

    private static Map<String, Object> counts() {
        Map<String, Object> counts = new TreeMap<>();
        Fields.FACETS.forEach(field -> counts.put(field, values(field)));
        Map<String, Object> timeline = new HashMap<>(values(Fields.DAY));
        timeline.put("aggs", Map.of(Fields.STANCE, values(Fields.STANCE)));
        counts.put("timeline", timeline);
        return counts;
    }

    private static Map<String, Object> values(String field) {
        return Map.of("terms", Map.of("field", field, "size", VALUES_MAX));
    }

    static List<Object> sort(SearchRequest.Order order) {
        Object id = Map.of(Fields.ID, "asc");
        Object oldest = Map.of(Fields.MOMENT, Map.of("order", "asc", "missing", "_last"));
        return switch (order) {
            case RELEVANCE -> List.of(Map.of("_score", "desc"), id);
            case NEWEST -> List.of(Map.of(Fields.MOMENT, Map.of("order", "desc", "missing", "_last")), id);
            case OLDEST -> List.of(oldest, id);
            case OUTLET -> List.of(Map.of(Fields.OUTLET_ORDER, "asc"), oldest, id);
        };
    }
}
