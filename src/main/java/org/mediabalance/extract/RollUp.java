package org.mediabalance.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mediabalance.study.Cue;

/**
 * Undoes roll-up: automatic captions show a new line under the line before, and their files repeat the older line in
 * the next cue. Only a file that does so throughout is touched, so that a speaker who says "Yes" twice keeps both.
 */
final class RollUp {
    /** Share of cues that must repeat a line and add one; every second cue of automatic captions only repeats. */
    private static final double SHARE = 0.4;
    private static final int STEPS_MIN = 2;
    /** Roll-up cues follow each other without a pause; automatic files leave up to 10 ms between them. */
    private static final Duration PAUSE_MAX = Duration.ofMillis(50);

    private RollUp() {
    }

    static List<Cue> undo(List<Cue> cues) {
        int steps = 0;
        for (int i = 1; i < cues.size(); i++) {
            int repeated = repeatedLines(cues.get(i - 1), cues.get(i));
            steps += repeated > 0 && repeated < lines(cues.get(i)).size() ? 1 : 0;
        }
        if (steps < STEPS_MIN || steps < SHARE * (cues.size() - 1)) {
            return List.copyOf(cues);
        }
        List<Cue> once = new ArrayList<>(List.of(cues.getFirst()));
        for (int i = 1; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            List<String> lines = lines(cue);
            int repeated = repeatedLines(cues.get(i - 1), cue);
            String rest = String.join("\n", lines.subList(repeated, lines.size()));
            Cues.add(once, cue.start(), cue.end(), rest);
        }
        return List.copyOf(once);
    }

    private static int repeatedLines(Cue before, Cue cue) {
        if (cue.start().minus(before.end()).compareTo(PAUSE_MAX) > 0) {
            return 0;
        }
        List<String> old = lines(before);
        List<String> lines = lines(cue);
        int most = Math.min(old.size(), lines.size());
        while (most > 0 && !old.subList(old.size() - most, old.size()).equals(lines.subList(0, most))) {
            most--;
        }
        return most;
    }

    private static List<String> lines(Cue cue) {
        return cue.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
