package org.mediabalance.language;

import java.util.Optional;

/**
 * Where an item belongs among the others.
 *
 * @param story id of the story's first item, which may be the item itself
 * @param repeatOf id of the earliest item of the same outlet with the same text, when this one repeats it
 */
public record StoryPlace(String story, Optional<String> repeatOf) {}
