package org.mediabalance.index;

import java.util.Set;

/**
 * What a search is about before anything is looked for: a second query that only narrows, and items left out. Neither
 * changes order or highlights.
 *
 * @param query see {@link QueryHelp}; blank means every item
 * @param without ids of items that stay unseen in hits, counts and exports alike
 */
public record SearchScope(String query, Set<String> without) {
    /** Every item of the index. */
    public static final SearchScope ALL = new SearchScope("", Set.of());

    public SearchScope {
        without = Set.copyOf(without);
    }
}
