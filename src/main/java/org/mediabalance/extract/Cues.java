package org.mediabalance.extract;

import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import org.mediabalance.study.Cue;

/** What the caption formats share: clock times and lists of cues. */
final class Cues {
    private Cues() {
    }

    /** {@code [HH:]MM:SS[.mmm]}, with comma or point. */
    static Duration time(String clock) {
        String[] parts = clock.replace(',', '.').split(":");
        Duration time = Duration.ZERO;
        for (int i = 0; i < parts.length - 1; i++) {
            time = time.plusSeconds(Long.parseLong(parts[i])).multipliedBy(60);
        }
        String[] seconds = parts[parts.length - 1].split("\\.");
        time = time.plusSeconds(Long.parseLong(seconds[0]));
        return seconds.length == 1 ? time : time.plusMillis(Long.parseLong((seconds[1] + "00").substring(0, 3)));
    }

    /** Adds a cue that can be shown: with words, and an end that is not before its start. */
    static void add(List<Cue> cues, Duration start, Duration end, String text) {
        if (!text.isBlank() && end.compareTo(start) >= 0) {
            cues.add(new Cue(start, end, text));
        }
    }

    /** The words of all cues as one paragraph. */
    static String text(List<Cue> cues) {
        StringJoiner words = new StringJoiner(" ");
        cues.forEach(cue -> words.add(cue.text().replaceAll("\\s+", " ").strip()));
        return words.toString();
    }
}
