package org.mediabalance.study;

import java.time.Duration;

/**
 * How gently the outlets' servers are asked. There is no way to ignore robots.txt.
 *
 * @param delay least time between two requests to one host; a longer Crawl-delay of the site wins
 * @param contact an address or page where a site's keeper reaches the monitors, sent in the user agent
 */
public record Politeness(Duration delay, String contact) {
    public Politeness {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay " + delay + ", must not be negative");
        }
    }
}
