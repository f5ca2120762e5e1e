package org.mediabalance.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mediabalance.store.CampaignRecord.Watched;
import org.mediabalance.store.ItemState;

/** When a page that became an item is looked at again: soon at first, then ever more rarely. Pure. */
public final class LookSchedule {
    /**
     * Ages at which an item about the question is looked at again. A choice, not a measurement: most of an edit's use to a
     * reader is on the first day, and six requests over four weeks cost a site less than one poll of its list a day.
     */
    private static final List<Duration> RELEVANT = List.of(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3),
            Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(28));
    /** An item about something else is looked at once, in case that it was edited to be about the question. */
    private static final List<Duration> OTHER = List.of(Duration.ofDays(1));

    private LookSchedule() {
    }

    /** Whether the page is due to be looked at. */
    public static boolean due(Watched page, Instant now) {
        List<Duration> ages = page.state() == ItemState.NOT_RELEVANT ? OTHER : RELEVANT;
        return page.looks() < ages.size() && !page.first().plus(ages.get(page.looks())).isAfter(now);
    }
}
