package org.mediabalance.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.index.SearchScope;
import org.mediabalance.monitor.ReportInputs;
import org.mediabalance.study.InputException;

/**
 * The parameters of a search as they stand in its address; page, JSON twin and exports read the same.
 *
 * @param q the query as typed
 * @param narrowed field to value, from the counts that were clicked
 * @param all whether everything the crawl found is searched, and not only the relevant items of the period, each once
 * @param context whether hits are shown as keywords in context
 * @param single whether items of one story are listed one by one
 */
record SearchQuery(String q, Map<String, String> narrowed, boolean all, boolean context, boolean single,
        SearchRequest.Order order, int page, OptionalLong snapshot) {
    /** Hits on one page. */
    static final int SIZE = 20;
    /** What a count can narrow a search to, in the order shown. */
    static final List<String> FACETS = List.of("outlet", "stance", "code", "machine", "language", "kind", "owner",
            "day", "state");
    /** Beside these, {@code story} and {@code coder} narrow from the page of an item. */
    private static final Set<String> MORE = Set.of("story", "coder");

    static SearchQuery of(Context request) {
        Map<String, String> narrowed = new LinkedHashMap<>();
        request.queryParamMap().forEach((name, values) -> {
            if ((FACETS.contains(name) || MORE.contains(name)) && !values.getFirst().isBlank()) {
                narrowed.put(name, values.getFirst());
            }
        });
        return new SearchQuery(parameter(request, "q").strip(), narrowed, parameter(request, "all").equals("1"),
                parameter(request, "view").equals("context"), parameter(request, "single").equals("1"),
                order(parameter(request, "order")), Math.max(1, (int) number(request, "page", 1)), snapshot(request));
    }

    private static String parameter(Context request, String name) {
        String value = request.queryParam(name);
        return value == null ? "" : value;
    }

    private static long number(Context request, String name, long otherwise) {
        String value = parameter(request, name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}")) {
            throw new InputException(name + "=" + value + " is not a whole number");
        }
        return Long.parseLong(value);
    }

    private static OptionalLong snapshot(Context request) {
        long number = number(request, "snapshot", -1);
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static SearchRequest.Order order(String name) {
        if (name.isEmpty()) {
            return SearchRequest.Order.RELEVANCE;
        }
        for (SearchRequest.Order order : SearchRequest.Order.values()) {
            if (label(order).equals(name)) {
                return order;
            }
        }
        throw new InputException("order=" + name + ": one of relevance, newest, oldest, outlet");
    }

    static String label(SearchRequest.Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    /** What the reader must not see is left out of hits, counts and exports alike. */
    SearchScope scope(Viewer viewer) {
        List<String> parts = new ArrayList<>();
        if (!all && !narrowed.containsKey("state") && !q.contains("state:")) {
            parts.add(ReportInputs.ITEMS_QUERY);
        }
        narrowed.forEach((field, value) -> parts
                .add(field + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
        return new SearchScope(String.join(" AND ", parts), viewer.blind());
    }

    SearchRequest request(Viewer viewer) {
        return new SearchRequest(q, scope(viewer), (page - 1) * SIZE, SIZE, order, !single, context, snapshot);
    }

    /** The parameters without page and snapshot: what makes two searches the same. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!q.isEmpty()) {
            parameters.put("q", q);
        }
        parameters.putAll(narrowed);
        if (all) {
            parameters.put("all", "1");
        }
        if (context) {
            parameters.put("view", "context");
        }
        if (single) {
            parameters.put("single", "1");
        }
        if (order != SearchRequest.Order.RELEVANCE) {
            parameters.put("order", label(order));
        }
        return parameters;
    }

    /** The address of this search's first page. */
    String link(String path) {
        return link(path, parameters());
    }

    /** The address of another page of this search, on the index as it was. */
    String page(int other, OptionalLong state) {
        Map<String, String> parameters = parameters();
        parameters.put("page", Integer.toString(other));
        state.ifPresent(s -> parameters.put("snapshot", Long.toString(s)));
        return link("/search", parameters);
    }

    /** The address of the search narrowed to this value, or widened again when the value is null. */
    String narrowed(String field, String value) {
        Map<String, String> parameters = parameters();
        parameters.remove(field);
        if (value != null) {
            parameters.put(field, value);
        }
        return link("/search", parameters);
    }

    private static String link(String path, Map<String, String> parameters) {
        return path + (parameters.isEmpty() ? "" : "?" + query(parameters));
    }

    /** The parameters as the query of an address. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
