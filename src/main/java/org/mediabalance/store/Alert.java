package org.mediabalance.store;

import java.time.Instant;

/**
 * Something a monitor must hear of once.
 *
 * @param name what makes it the same alert when it is found again
 * @param kind such as {@code gap}, {@code refused}, {@code edited}, {@code removed}
 * @param outlet the outlet's id
 * @param text one line for people
 */
public record Alert(String name, String kind, String outlet, String text, Instant at) {}
