package org.mediabalance.study;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The unit of analysis: one clip, article, post or document of one outlet, as extracted from a capture. What is not
 * known is empty, never a default.
 *
 * @param id stable name of the item, made from its URL ({@link ItemId})
 * @param outlet the outlet's id in the study; empty text when extracted outside a study
 * @param text paragraphs separated by one empty line, without boilerplate
 * @param language ISO 639-1 code, {@code und} when undecided
 * @param alternates language code to the address of the item's other language versions
 */
public record Item(String id, String outlet, URI url, ItemKind kind, String title, String text, String language,
        Optional<Published> published, Optional<Instant> modified, Optional<RunningTime> runningTime, List<Cue> cues,
        List<String> authors, Map<String, URI> alternates, Optional<URI> canonicalUrl, Optional<String> section) {
    public Item {
        cues = List.copyOf(cues);
        authors = List.copyOf(authors);
        alternates = Map.copyOf(alternates);
    }
}
