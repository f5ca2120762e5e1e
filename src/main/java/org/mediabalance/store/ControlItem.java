package org.mediabalance.store;

import java.time.Instant;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;

/**
 * An item whose code is known, mixed blind into the queue to see how many of its kind the coders find; never part of a
 * result.
 *
 * @param code what a coder who finds it gives
 * @param author who put it in
 */
public record ControlItem(Item item, Code code, String author, Instant at) {}
