package org.mediabalance.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mediabalance.study.Cue;

/**
 * Makes cues of what is read frame by frame: a line that stands for many frames is one cue. What no second frame
 * confirms is dropped, since patterns in the picture that pass for letters change from frame to frame. Not thread-safe.
 */
final class ScreenLines {
    private static final int FRAMES_MIN = 2;
    /** A line may be missed in one frame, behind a flash or a hand. */
    private static final int MISSED_MAX = 1;

    private static final class Track {
        private final int first;
        private int last;
        private final List<ScreenLine> readings = new ArrayList<>();

        Track(int first) {
            this.first = first;
        }

        /** The reading that came out most often; among equals the one read best. */
        String text() {
            Map<String, List<ScreenLine>> same = readings.stream().collect(Collectors.groupingBy(ScreenLine::text));
            return same.values().stream()
                    .max(Comparator.<List<ScreenLine>>comparingInt(List::size)
                            .thenComparingDouble(lines -> lines.getFirst().weight())
                            .thenComparing(lines -> lines.getFirst().text()))
                    .orElseThrow().getFirst().text();
        }
    }

    private final int interval;
    private final List<Track> tracks = new ArrayList<>();
    private int frames;

    /** @param interval seconds between frames */
    ScreenLines(int interval) {
        this.interval = interval;
    }

    void frame(List<ScreenLine> lines) {
        for (ScreenLine line : lines) {
            Track track = tracks.stream().filter(t -> frames - t.last <= 1 + MISSED_MAX)
                    .filter(t -> line.isSameAs(t.readings.getLast())).findFirst().orElseGet(() -> {
                        tracks.add(new Track(frames));
                        return tracks.getLast();
                    });
            track.last = frames;
            track.readings.add(line);
        }
        frames++;
    }

    /** How long the frames so far run. */
    Duration length() {
        return time(frames);
    }

    /** In order of their start, lines of one frame from top to bottom; each ends a frame after it was last seen. */
    List<Cue> cues() {
        return tracks.stream().filter(track -> track.readings.size() >= FRAMES_MIN)
                .map(track -> new Cue(time(track.first), time(track.last + 1), track.text())).toList();
    }

    private Duration time(int frame) {
        return Duration.ofSeconds((long) frame * interval);
    }
}
