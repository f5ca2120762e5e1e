package org.mediabalance.store;

import java.time.Instant;

/**
 * One item, or control item, given to one coder: a fact of the record. A coder gets an item at most once.
 *
 * @param number its place in the record; the only name of the task a coder ever sees, so that nothing tells controls
 *        from items
 * @param subject id of the item or control item
 * @param round the round its code will have
 */
public record Assignment(long number, String subject, String coder, TaskStream stream, String round, Instant at) {}
