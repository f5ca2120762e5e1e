package org.mediabalance.index;

/**
 * What a speech model heard in a clip: found only by {@code transcript:}, apart from what the outlet itself wrote.
 *
 * @param mark says that a machine heard it, and which
 */
public record MachineWords(String mark, String text) {}
