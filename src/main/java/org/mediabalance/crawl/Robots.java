package org.mediabalance.crawl;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mediabalance.study.Capture;

/**
 * What one host's robots.txt allows (RFC 9309).
 *
 * @param outcome what was read, for the record
 * @param unreachable whether the file could not be read, so that nothing may be fetched for now (2.3.1.4)
 */
record Robots(SimpleRobotRules rules, String outcome, boolean unreachable) {
    /** RFC 9309, 2.5: at least 500 kibibytes must be parsed; what is beyond is ignored. */
    private static final int BYTES_PARSED = 500 * 1024;
    private static final Set<String> NAMES = Set.of(FetchSettings.ROBOT.toLowerCase(Locale.ROOT));

    /** The rules of an answer: 2xx is parsed, 4xx allows all (2.3.1.3), all else is unreachable (2.3.1.4). */
    static Robots of(Fetch fetch) {
        return switch (fetch) {
            case Fetch.Failed failed -> unreachable(failed.reason());
            case Fetch.Answered answer when answer.status() >= 200 && answer.status() < 300 -> parsed(answer);
            case Fetch.Answered answer when answer.status() >= 400 && answer.status() < 500 ->
                new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL),
                        "none (" + answer.status() + "), all allowed", false);
            case Fetch.Answered answer -> unreachable("status " + answer.status());
        };
    }

    private static Robots parsed(Fetch.Answered answer) {
        try {
            Capture capture = Captures.of(answer);
            byte[] body = capture.body().length <= BYTES_PARSED
                    ? capture.body()
                    : java.util.Arrays.copyOf(capture.body(), BYTES_PARSED);
            SimpleRobotRules rules = new SimpleRobotRulesParser().parseContent(answer.url().toString(), body,
                    capture.mediaType(), NAMES);
            String outcome = rules.isAllowAll() ? "all allowed" : rules.isAllowNone() ? "all forbidden" : "read";
            return new Robots(rules, outcome, false);
        } catch (IOException e) {
            return unreachable(e.getMessage());
        }
    }

    static Robots unreachable(String reason) {
        return new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), "unreachable (" + reason + ")", true);
    }

    boolean allows(URI url) {
        return rules.isAllowed(url.toASCIIString());
    }

    /** The longer of the study's delay and the host's Crawl-delay. */
    Duration delay(Duration own) {
        long asked = rules.getCrawlDelay();
        return asked > 0 && asked > own.toMillis() ? Duration.ofMillis(asked) : own;
    }

    List<URI> sitemaps() {
        return rules.getSitemaps().stream().map(Links::parse).flatMap(java.util.Optional::stream).toList();
    }
}
