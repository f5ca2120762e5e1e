/**
 * Counts, shares, indices, intervals, tests and prevalence estimates of media balance: pure functions of facts handed in.
 *
 * <p>Start at {@link org.mediabalance.balance.Tabulation}, which turns {@link org.mediabalance.balance.CodedItem}s into
 * {@link org.mediabalance.balance.BalanceTable}s, and {@link org.mediabalance.balance.Explanation}, which turns counts
 * into figures that can be recomputed. A figure that the data cannot give is {@code no data} with a reason; it is never
 * a number that stands for "unknown". No Wald interval is used anywhere.
 */
package org.mediabalance.balance;
