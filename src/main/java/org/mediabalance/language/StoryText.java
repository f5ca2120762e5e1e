package org.mediabalance.language;

import java.util.Optional;
import org.mediabalance.study.Published;

/**
 * What the search for near-duplicates knows of an item.
 *
 * @param published empty when unknown; such items come after all others, and a day without a time after all times of that day
 */
public record StoryText(String id, String outlet, String title, String text, Optional<Published> published) {}
