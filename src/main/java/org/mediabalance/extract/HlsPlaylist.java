package org.mediabalance.extract;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.study.RunningTime;

/** The running time of an HLS media playlist (RFC 8216): the sum of its segments. */
public final class HlsPlaylist {
    private static final Pattern SEGMENT = Pattern.compile("(?m)^#EXTINF:\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*,?");

    private HlsPlaylist() {
    }

    /**
     * The sum of the {@code EXTINF} values; empty for a playlist without an end tag, which is live and has no running
     * time, for a master playlist and for what is no playlist.
     */
    public static Optional<RunningTime> runningTime(String playlist) {
        if (!playlist.stripLeading().startsWith("#EXTM3U") || !playlist.contains("#EXT-X-ENDLIST")) {
            return Optional.empty();
        }
        double seconds = 0;
        Matcher segment = SEGMENT.matcher(playlist);
        while (segment.find()) {
            seconds += Double.parseDouble(segment.group(1));
        }
        long millis = Math.round(seconds * 1000);
        return millis > 0 ? Optional.of(new RunningTime(Duration.ofMillis(millis), "hls:extinf")) : Optional.empty();
    }
}
