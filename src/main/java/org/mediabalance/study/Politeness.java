package org.mediabalance.study;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the outlets' servers are asked: how gently, in whose name, and where not. There is no way to ignore robots.txt.
 *
 * @param delay least time between two requests to one host; a longer Crawl-delay of the site wins
 * @param contact an address or page where a site's keeper reaches the monitors, sent in the user agent; printable ASCII
 * @param requestsPerDay most requests to one host in one day of the study's zone, robots.txt and lists included; empty for
 *        no limit but the delay's
 * @param privateHosts hosts, by name or address, that may be reached at an address of a private network, such as a test
 *        server on this machine; all others may not, whatever their name resolves to
 */
public record Politeness(Duration delay, String contact, OptionalInt requestsPerDay, Set<String> privateHosts) {
    public Politeness {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay " + delay + ", must not be negative");
        }
        if (!isHeaderText(contact)) {
            throw new IllegalArgumentException("contact '" + contact + "', must be printable ASCII");
        }
        privateHosts = Set.copyOf(privateHosts);
    }

    /** No daily limit, no private host. */
    public Politeness(Duration delay, String contact) {
        this(delay, contact, OptionalInt.empty(), Set.of());
    }

    /** Whether the text can be sent in an HTTP header as it is (RFC 9110, 5.5). */
    static boolean isHeaderText(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
