package org.mediabalance.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.study.Cue;
import org.mediabalance.study.RunningTime;

/** A transcript printed in the page: blocks that begin with the time at which they are said. */
final class Transcript {
    private static final Pattern TIMED = Pattern
            .compile("\\A[\\[(]?((?:\\d{1,2}:)?\\d{1,2}:[0-5]\\d)[\\])]?(?:\\s*[-–—:|.]\\s*|\\s+)?(.*)\\z",
                    Pattern.DOTALL);
    /** Two times may be a programme note; three that rise are a transcript. */
    private static final int CUES_MIN = 3;

    private Transcript() {
    }

    /**
     * The cues of a text that is a transcript, each ending where the next begins, the last at the end of the clip; empty
     * when fewer than three blocks begin with a time or the times do not rise.
     */
    static List<Cue> cues(MainText text, Optional<RunningTime> length) {
        List<Duration> starts = new ArrayList<>();
        List<StringBuilder> words = new ArrayList<>();
        for (Block block : text.blocks()) {
            Matcher timed = TIMED.matcher(block.text());
            if (timed.matches()) {
                starts.add(Cues.time(timed.group(1)));
                words.add(new StringBuilder(timed.group(2)));
            } else if (!words.isEmpty()) {
                words.getLast().append(words.getLast().isEmpty() ? "" : " ").append(block.text());
            }
        }
        return starts.size() < CUES_MIN || !rise(starts) ? List.of() : cues(starts, words, length);
    }

    private static boolean rise(List<Duration> starts) {
        for (int i = 1; i < starts.size(); i++) {
            if (starts.get(i).compareTo(starts.get(i - 1)) <= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Cue> cues(List<Duration> starts, List<StringBuilder> words, Optional<RunningTime> length) {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Duration start = starts.get(i);
            Duration end = i + 1 < starts.size()
                    ? starts.get(i + 1)
                    : length.map(RunningTime::length).filter(whole -> whole.compareTo(start) > 0).orElse(start);
            Cues.add(cues, start, end, words.get(i).toString());
        }
        return cues;
    }
}
