package org.mediabalance.monitor;

import java.time.Instant;

/** How a campaign waits between rounds, and how it is told to stop. Tests let time jump. */
public interface Waiting {
    /** Returns at that moment, or earlier when the campaign is to stop. */
    void until(Instant moment) throws InterruptedException;

    /** Whether the campaign is to end as soon as the fetch in hand is stored. */
    boolean stopping();
}
