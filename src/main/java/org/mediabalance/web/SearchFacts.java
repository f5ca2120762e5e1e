package org.mediabalance.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.index.MachineStance;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.index.SearchResult;
import org.mediabalance.study.Code;
import org.mediabalance.study.Study;

/**
 * What the search page says.
 *
 * @param total matching items
 * @param stories matching stories among the first {@code SearchRequest.DEEPEST} items, 0 when items are listed one by one
 * @param hidden items of the reader's coding queue, which are left out
 * @param parameters the whole search as the query of an address
 */
record SearchFacts(String query, List<Narrowing> narrowed, boolean all, boolean context, boolean single, String order,
        int page, int pages, int total, int stories, int hidden, List<Found> hits, List<Facet> facets,
        Timeline timeline, Links links, String parameters) {

    /** A field the search is narrowed to, and the search without it. */
    record Narrowing(String field, String value, String name, String without) {}

    /** The counts of one field. */
    record Facet(String field, List<Count> values) {}

    /** A value with its number of items and the search narrowed to it. */
    record Count(String value, String name, int items, String link) {}

    /** Other pages and forms of the same result. */
    record Links(Optional<String> previous, Optional<String> next, String csv, String jsonl, String ris) {}

    /**
     * A hit.
     *
     * @param similar other items of its story among the matches
     */
    record Found(String id, String outlet, String outletName, String language, String kind, Optional<String> day,
            String title, List<SearchResult.Run> titleRuns, List<List<SearchResult.Run>> passages,
            List<Concordance.Line> lines, String url, String story, int similar, Optional<String> code,
            Optional<String> stance, Optional<Machine> machine) {}

    /** What the model said. */
    record Machine(String stance, double probability, String model) {}

    static SearchFacts of(Study study, SearchQuery query, Viewer viewer, SearchResult result) {
        Map<String, String> names = new LinkedHashMap<>();
        study.outlets().forEach(outlet -> names.put(outlet.id(), outlet.name()));
        int listed = query.single() ? result.total() : result.stories().size();
        int pages = Math.max(1, (Math.min(listed, SearchRequest.DEEPEST) + SearchQuery.SIZE - 1) / SearchQuery.SIZE);
        List<Narrowing> narrowed = new ArrayList<>();
        query.narrowed().forEach((field, value) -> narrowed.add(new Narrowing(field, value,
                field.equals("outlet") ? names.getOrDefault(value, value) : value, query.narrowed(field, null))));
        Links links = new Links(
                query.page() > 1 ? Optional.of(query.page(query.page() - 1, result.snapshot())) : Optional.empty(),
                query.page() < pages
                        ? Optional.of(query.page(query.page() + 1, result.snapshot()))
                        : Optional.empty(),
                query.link("/search.csv"), query.link("/search.jsonl"), query.link("/search.ris"));
        return new SearchFacts(query.q(), narrowed, query.all(), query.context(), query.single(),
                SearchQuery.label(query.order()), query.page(), pages, result.total(), result.stories().size(),
                viewer.blind().size(),
                result.hits().stream().map(hit -> found(hit, query, result, names)).toList(),
                facets(query, result, names), Timeline.of(result.timeline(), day -> query.narrowed("day", day)), links,
                SearchQuery.query(query.parameters()));
    }

    private static Found found(SearchResult.Hit hit, SearchQuery query, SearchResult result,
            Map<String, String> names) {
        return new Found(hit.id(), hit.outlet(), names.getOrDefault(hit.outlet(), hit.outlet()), hit.language(),
                hit.kind(), hit.day().map(Object::toString), Texts.shortened(hit.title()),
                Texts.shortened(hit.titleRuns()),
                query.context() ? List.of() : hit.passages().stream().map(Texts::shortened).toList(),
                query.context() ? Concordance.of(hit) : List.of(), hit.url().toString(), hit.story(),
                result.stories().getOrDefault(hit.story(), 1) - 1, hit.humanCode().map(Code::label),
                hit.humanCode().map(code -> code.stance().map(s -> s.label()).orElse("left_out")),
                hit.machine().map(SearchFacts::machine));
    }

    private static Machine machine(MachineStance machine) {
        double probability = switch (machine.stance()) {
            case PRO -> machine.pro();
            case CONTRA -> machine.contra();
            case NEUTRAL -> machine.neutral();
        };
        return new Machine(machine.stance().label(), probability, machine.model());
    }

    private static List<Facet> facets(SearchQuery query, SearchResult result, Map<String, String> names) {
        List<Facet> facets = new ArrayList<>();
        for (String field : SearchQuery.FACETS) {
            List<Count> counts = new ArrayList<>();
            result.facets().getOrDefault(field, Map.of()).forEach((value, items) -> counts.add(new Count(value,
                    field.equals("outlet") ? names.getOrDefault(value, value) : value, items,
                    query.narrowed(field, value))));
            facets.add(new Facet(field, counts));
        }
        return facets;
    }
}
