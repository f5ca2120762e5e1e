package org.mediabalance.index;

import java.util.List;

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

    /** The ids of all matching items, sorted: how a printed figure is checked against its query. */
    List<String> ids(String query);

    /** How many items the index holds. */
    int size();

    @Override
    void close();
}
