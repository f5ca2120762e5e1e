package org.mediabalance.extract;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.mediabalance.study.Item;

/** The one outcome of reading a capture. */
public sealed interface Extraction {

    /**
     * The capture holds one item.
     *
     * @param sources field name to the place it was read, such as {@code published} to {@code json-ld:uploadDate}
     * @param captions addresses of caption files the page names; see {@link Captions#merge}
     * @param notes what was seen and not believed, such as an impossible date
     */
    record Extracted(Item item, Map<String, String> sources, List<URI> captions,
            List<String> notes) implements Extraction {
        public Extracted {
            sources = Map.copyOf(sources);
            captions = List.copyOf(captions);
            notes = List.copyOf(notes);
        }
    }

    /** The capture was read and is something else: a list, a search page, an error page. */
    record NotAnItem(String why) implements Extraction {}

    /** The capture could not be read: empty, cut off, not text, over a limit. */
    record Unreadable(String why) implements Extraction {}
}
