package org.mediabalance.index;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mediabalance.study.Code;

/**
 * One page of hits, and counts over all matching items.
 *
 * @param total number of matching items, exact
 * @param facets field to value to number of items, most frequent first, days in order; an item without a value is counted
 *        under {@code uncoded} or {@code unknown}, so that each facet sums to the total
 * @param timeline day to human stance to number of items, in order of days
 * @param stories of a folded search: each story among the first hits to its number of matching items, in order of hits
 * @param snapshot names the state of the index that was searched, for a request for the next page
 */
public record SearchResult(int total, List<Hit> hits, Map<String, Map<String, Integer>> facets,
        Map<String, Map<String, Integer>> timeline, Map<String, Integer> stories, OptionalLong snapshot) {

    /** Of a search that was not folded, on an index that keeps no snapshots. */
    public SearchResult(int total, List<Hit> hits, Map<String, Map<String, Integer>> facets,
            Map<String, Map<String, Integer>> timeline) {
        this(total, hits, facets, timeline, Map.of(), OptionalLong.empty());
    }

    /**
     * A matching item.
     *
     * @param titleRuns the title cut at the matches
     * @param passages the best places of the text, each cut at the matches; empty when only fields matched
     */
    public record Hit(String id, String outlet, String language, String kind, String title, Optional<LocalDate> day,
            URI url, String story, Optional<String> repeatOf, Optional<Code> humanCode, Optional<MachineStance> machine,
            List<Run> titleRuns, List<List<Run>> passages) {}

    /** A piece of text that matches the query or does not. */
    public record Run(String text, boolean match) {}
}
