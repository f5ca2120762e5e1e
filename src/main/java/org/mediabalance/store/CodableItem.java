package org.mediabalance.store;

/** An item that may be given to coders, and its outlet. */
public record CodableItem(String id, String outlet) {}
