package org.mediabalance.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.study.Cue;

/** A WebVTT track in HLS segments (RFC 8216, section 3.5). */
final class HlsWebVtt {
    private static final Pattern MAP = Pattern.compile("(?m)^X-TIMESTAMP-MAP=(.*)$");
    private static final Pattern TICKS = Pattern.compile("MPEGTS:(\\d{1,10})");
    private static final Pattern LOCAL = Pattern.compile("LOCAL:((?:\\d{2,9}:)?[0-5]\\d:[0-5]\\d\\.\\d{3})");
    /** MPEG-2 presentation times count 90,000 a second (ISO/IEC 13818-1) and wrap at 33 bits. */
    private static final long TICKS_PER_MILLI = 90;
    private static final long WRAP_MILLIS = (1L << 33) / TICKS_PER_MILLI;

    private HlsWebVtt() {
    }

    static List<Cue> read(List<String> segments) {
        List<Long> shifts = new ArrayList<>();
        for (String segment : segments) {
            long shift = shiftMillis(segment);
            // A later segment that seems to lie hours before the one ahead of it has wrapped.
            boolean wrapped = !shifts.isEmpty() && shifts.getLast() - shift > WRAP_MILLIS / 2;
            shifts.add(wrapped ? shift + WRAP_MILLIS : shift);
        }
        long first = shifts.stream().mapToLong(Long::longValue).min().orElse(0);
        Set<Cue> cues = new LinkedHashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            Duration shift = Duration.ofMillis(shifts.get(i) - first);
            for (Cue cue : WebVtt.read(segments.get(i))) {
                cues.add(new Cue(cue.start().plus(shift), cue.end().plus(shift), cue.text()));
            }
        }
        return cues.stream().sorted(Comparator.comparing(Cue::start)).toList();
    }

    private static long shiftMillis(String segment) {
        Matcher map = MAP.matcher(segment);
        if (!map.find()) {
            return 0;
        }
        Matcher ticks = TICKS.matcher(map.group(1));
        Matcher local = LOCAL.matcher(map.group(1));
        long presentation = ticks.find() ? Long.parseLong(ticks.group(1)) / TICKS_PER_MILLI : 0;
        return presentation - (local.find() ? Cues.time(local.group(1)).toMillis() : 0);
    }
}
