package org.mediabalance.crawl;

import java.net.URI;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.mediabalance.store.CampaignRecord;

/**
 * What one round of a campaign does and when it leaves off.
 *
 * @param due which sources are polled
 * @param look which pages that became items are looked at again, for edits and removals
 * @param over whether no further page is to be fetched in this round; asked between two fetches
 * @param stopping whether the program is to end; a poll that has begun is then given up and proves nothing
 */
public record RoundPlan(Predicate<URI> due, Predicate<CampaignRecord.Watched> look, BooleanSupplier over,
        BooleanSupplier stopping) {
    /** Every source, then every page that waits, however long it takes; nothing is looked at again. */
    public static RoundPlan whole(BooleanSupplier stopping) {
        return new RoundPlan(source -> true, page -> false, stopping, stopping);
    }
}
