package org.mediabalance.crawl;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The limits of one fetch; hitting one is a recorded outcome.
 *
 * @param userAgent what the crawler calls itself
 * @param from the mailbox of whoever answers for it (RFC 9110, 10.1.2); empty when the contact is none
 * @param total longest time for one response, first byte to last; ends slow drips
 * @param bodyBytesMax most bytes of a body as sent
 * @param route host to the HTTP proxy that reaches it; empty for the plain way. The main job's sites answer on names of
 *        their own through it.
 */
public record FetchSettings(String userAgent, Optional<String> from, Duration total, long bodyBytesMax,
        Function<String, Optional<InetSocketAddress>> route) {
    /** The token that robots.txt groups name us by (RFC 9309, 2.2.1). */
    public static final String ROBOT = "MediaBalance";

    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>()]+@[^\\s@<>()]+");

    /** Long enough for a slow regional site's page, short enough that one host cannot hold a crawl for long. */
    private static final Duration TOTAL = Duration.ofSeconds(60);
    /** Ten times the biggest article page of the extraction fixtures (2 MB); videos are not fetched. */
    private static final long BODY_BYTES_MAX = 20L * 1024 * 1024;

    /** The usual limits, with the study's contact in the user agent. */
    public static FetchSettings usual(String contact) {
        return new FetchSettings(ROBOT + "/0.1 (media monitoring; " + contact + ")",
                Optional.of(contact).filter(text -> MAILBOX.matcher(text).matches()), TOTAL, BODY_BYTES_MAX,
                host -> Optional.empty());
    }

    /** The same limits with another way to the hosts. */
    public FetchSettings via(Function<String, Optional<InetSocketAddress>> way) {
        return new FetchSettings(userAgent, from, total, bodyBytesMax, way);
    }
}
