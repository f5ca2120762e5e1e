package org.mediabalance.coding;

import org.mediabalance.study.Item;

/**
 * One item to code, as a coder sees it.
 *
 * @param number names the task; whether it is a control item cannot be told from it
 */
public record Task(long number, Item item) {}
