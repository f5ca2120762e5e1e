package org.mediabalance.crawl;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
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

    /**
     * The rules of an answer: 2xx is parsed, 4xx allows all (2.3.1.3), all else is unreachable (2.3.1.4). The RFC lets a
     * crawler go on after any 4xx; we do not after 429, which says that the host is asked too much already.
     */
    static Robots of(Fetch fetch) {
        return switch (fetch) {
            case Fetch.Failed failed -> unreachable(failed.reason());
            case Fetch.Refused refused -> unreachable(refused.reason());
            case Fetch.Closed closed -> unreachable(closed.reason());
            case Fetch.Answered answer when answer.status() == 429 -> unreachable("status 429");
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
            SimpleRobotRules rules = new SimpleRobotRulesParser().parseContent(answer.url().toString(),
                    wholeLines(capture.body()), capture.mediaType(), NAMES);
            return new Robots(rules, outcome(rules), false);
        } catch (IOException e) {
            return unreachable(e.getMessage());
        }
    }

    /** In words; a site that forbids all crawling is a fact that a report on coverage must tell. */
    private static String outcome(SimpleRobotRules rules) {
        if (rules.isAllowNone() || !rules.isAllowed("https://host.invalid/")
                && rules.getRobotRules().stream().noneMatch(SimpleRobotRules.RobotRule::isAllow)) {
            return "all forbidden";
        }
        boolean all = rules.isAllowAll()
                || rules.getRobotRules().stream().allMatch(SimpleRobotRules.RobotRule::isAllow);
        return all ? "all allowed" : "read";
    }

    /** As much as is parsed, without a line that the limit would cut: half a path is a rule the site did not write. */
    private static byte[] wholeLines(byte[] body) {
        if (body.length <= BYTES_PARSED) {
            return body;
        }
        int end = BYTES_PARSED;
        while (end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(body, end);
    }

    private static Robots unreachable(String reason) {
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
