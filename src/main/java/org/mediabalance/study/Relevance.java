package org.mediabalance.study;

import java.util.Map;

/**
 * What makes an item be about the question: a query per language, and how often its terms must occur when the title
 * holds none. A single mention in passing does not make an item relevant (codebook, {@code not_relevant}).
 *
 * @param query language code to a query in the search syntax
 * @param minimumMentions at least 1
 */
public record Relevance(Map<String, String> query, int minimumMentions) {
    public Relevance {
        query = Map.copyOf(query);
        if (minimumMentions < 1) {
            throw new IllegalArgumentException("minimumMentions " + minimumMentions + ", must be at least 1");
        }
    }
}
