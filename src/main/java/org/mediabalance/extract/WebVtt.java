package org.mediabalance.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.study.Cue;

/**
 * WebVTT as the W3C parser algorithm reads it: signature, blocks parted by empty lines, one timing line per cue.
 * A cue without words is a cue: its author wanted nothing shown.
 */
final class WebVtt {
    private static final Pattern SIGNATURE = Pattern.compile("\\A\\uFEFF?WEBVTT(?:[ \\t].*)?(?:\\R|\\z)");
    private static final String TIME = "((?:\\d{2,9}:)?0{0,7}[0-5]\\d:[0-5]\\d\\.\\d{3})";
    private static final Pattern TIMING = Pattern
            .compile("[ \\t\\f]*" + TIME + "[ \\t\\f]*-->[ \\t\\f]*" + TIME + "(?:[ \\t\\f].*)?");

    private WebVtt() {
    }

    static boolean isWebVtt(String text) {
        return SIGNATURE.matcher(text).lookingAt();
    }

    static List<Cue> read(String text) {
        List<Cue> cues = new ArrayList<>();
        if (!isWebVtt(text)) {
            return cues;
        }
        List<String> lines = text.lines().toList();
        // The header block ends at the first empty line or at a line that is already a timing line.
        int at = 1;
        while (at < lines.size() && !lines.get(at).isEmpty() && !lines.get(at).contains("-->")) {
            at++;
        }
        while (at < lines.size()) {
            Optional<Duration[]> timing = timing(lines.get(at++));
            if (timing.isEmpty()) {
                continue;
            }
            StringBuilder payload = new StringBuilder();
            while (at < lines.size() && !lines.get(at).isEmpty() && !lines.get(at).contains("-->")) {
                payload.append(payload.isEmpty() ? "" : "\n").append(lines.get(at++));
            }
            if (timing.get()[1].compareTo(timing.get()[0]) >= 0) {
                cues.add(new Cue(timing.get()[0], timing.get()[1], CueText.plain(payload.toString())));
            }
        }
        return cues;
    }

    private static Optional<Duration[]> timing(String line) {
        Matcher matcher = TIMING.matcher(line);
        return matcher.matches()
                ? Optional.of(new Duration[]{Cues.time(matcher.group(1)), Cues.time(matcher.group(2))})
                : Optional.empty();
    }
}
