package org.mediabalance.index;

import java.util.List;
import java.util.function.Consumer;

/**
 * The searchable items of one study. Searches may run in several threads and while a writer works; they see whole
 * batches only. Writing methods are serialised.
 */
public interface ItemIndex extends AutoCloseable {

    /** Makes the index hold exactly these items; until it returns searches see the old ones. */
    void replace(Iterable<IndexedItem> items);

    /** Adds items; one whose id is known takes the place of the old one. */
    void update(Iterable<IndexedItem> items);

    /** A page of the matching items with counts over all of them. A query that is refused is an InputException. */
    SearchResult search(SearchRequest request);

    /** Hands over every matching item, oldest first, without highlights: an export of the whole result. */
    void each(String query, SearchScope scope, Consumer<SearchResult.Hit> to);

    /** The ids of all matching items, sorted: how a printed figure is checked against its query. */
    default List<String> ids(String query) {
        return ids(query, SearchScope.ALL);
    }

    /** The same within this scope. */
    List<String> ids(String query, SearchScope scope);

    /** How many items the index holds. */
    int size();

    @Override
    void close();
}
