package org.mediabalance.monitor;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.report.Tally;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.UrlState;

/** Counts the ledger and the items into one tally. */
final class Tallies {
    private Tallies() {
    }

    /** Captions belong to their page and are not counted. */
    static Tally of(List<LedgerEntry> ledger, List<ItemRecord> items) {
        List<LedgerEntry> pages = ledger.stream().filter(e -> e.parent().isEmpty()).toList();
        long notItems = count(items, ItemState.NOT_ITEM);
        long outOfPeriod = count(items, ItemState.OUT_OF_PERIOD);
        long undated = count(items, ItemState.UNDATED);
        long notRelevant = count(items, ItemState.NOT_RELEVANT);
        long distinct = count(items, ItemState.DISTINCT);
        long repeats = count(items, ItemState.REPEAT);
        long relevant = distinct + repeats;
        Set<URI> processed = items.stream().map(ItemRecord::url).collect(Collectors.toSet());
        long unprocessed = pages.stream()
                .filter(p -> p.state() == UrlState.FETCHED && !processed.contains(p.url())).count();
        return new Tally(pages.size(), count(pages, UrlState.FETCHED), count(pages, UrlState.REFUSED),
                count(pages, UrlState.FAILED), count(pages, UrlState.DISCOVERED), items.size() - notItems, notItems,
                unprocessed, relevant + notRelevant, outOfPeriod, undated, relevant, notRelevant, distinct, repeats);
    }

    private static long count(List<ItemRecord> items, ItemState state) {
        return items.stream().filter(item -> item.state() == state).count();
    }

    private static long count(List<LedgerEntry> pages, UrlState state) {
        return pages.stream().filter(page -> page.state() == state).count();
    }
}
