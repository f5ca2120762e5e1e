package org.mediabalance.index;

import java.util.OptionalLong;
import org.mediabalance.study.InputException;

/**
 * What to look for and which part of the result to return.
 *
 * @param query see {@link QueryHelp}; blank means every item
 * @param offset how many hits to leave out at the beginning
 * @param size how many hits to return, 0 for counts only
 * @param folded whether only the first hit of each story is returned; counts are of items all the same
 * @param whole whether passages hold the whole text with every match, and not its best sentences
 * @param snapshot the {@link SearchResult#snapshot} of an earlier page, so that this one continues it whatever was
 *        written in between; one that is too old is passed over
 */
public record SearchRequest(String query, SearchScope scope, int offset, int size, Order order, boolean folded,
        boolean whole, OptionalLong snapshot) {
    /** Deeper pages cost memory for every hit before them; whoever wants all items exports them. */
    public static final int DEEPEST = 10_000;

    /** The order of hits; equal ones are ordered by id, so that pages stay stable. */
    public enum Order {
        RELEVANCE, NEWEST, OLDEST, OUTLET
    }

    public SearchRequest {
        if (offset < 0 || size < 0 || offset > DEEPEST || size > DEEPEST || offset + size > DEEPEST) {
            throw new InputException(
                    "hits " + offset + " to " + ((long) offset + size) + " asked for: a search shows the first "
                            + DEEPEST + "; narrow the query or export the result");
        }
    }

    /** Hits of the whole index, each item by itself. */
    public SearchRequest(String query, int offset, int size, Order order) {
        this(query, SearchScope.ALL, offset, size, order, false, false, OptionalLong.empty());
    }

    /** The first hits by relevance. */
    public static SearchRequest first(String query, int size) {
        return new SearchRequest(query, 0, size, Order.RELEVANCE);
    }

    /** The same within this scope. */
    public SearchRequest within(SearchScope narrower) {
        return new SearchRequest(query, narrower, offset, size, order, folded, whole, snapshot);
    }
}
