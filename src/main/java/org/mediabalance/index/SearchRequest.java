package org.mediabalance.index;

import org.mediabalance.study.InputException;

/**
 * What to look for and which part of the result to return.
 *
 * @param query see {@link QueryHelp}; blank means every item
 * @param offset how many hits to leave out at the beginning
 * @param size how many hits to return, 0 for counts only
 */
public record SearchRequest(String query, int offset, int size, Order order) {
    /** Deeper pages cost memory for every hit before them; whoever wants all items asks for their ids. */
    private static final int DEEPEST = 10_000;

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

    /** The first hits by relevance. */
    public static SearchRequest first(String query, int size) {
        return new SearchRequest(query, 0, size, Order.RELEVANCE);
    }
}
