package org.mediabalance.store;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.study.Item;

/**
 * A fetched page as processed: the item, or why it is none.
 *
 * @param item empty when the state is {@code NOT_ITEM}
 * @param why the reason of the state, for people
 * @param sources field name to where the field was read
 * @param story the cluster of near-identical items; the item's own id when it stands alone
 * @param repeatOf the item of the same outlet that this one repeats
 */
public record ItemRecord(URI url, String outlet, Optional<Item> item, ItemState state, String why,
        Map<String, String> sources, Optional<String> story, Optional<String> repeatOf) {
    public ItemRecord {
        sources = Map.copyOf(sources);
    }
}
