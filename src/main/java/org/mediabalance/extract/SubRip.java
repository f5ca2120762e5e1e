package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.study.Cue;

/** SubRip ({@code .srt}); it has no standard, so the reader takes what players take. */
final class SubRip {
    private static final String TIME = "(\\d{1,3}:[0-5]?\\d:[0-5]?\\d(?:[.,]\\d{1,3})?)";
    private static final Pattern TIMING = Pattern.compile("\\s*" + TIME + "\\s*-{1,2}>\\s*" + TIME + ".*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private SubRip() {
    }

    static List<Cue> read(String text) {
        List<Cue> cues = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            Matcher timing = TIMING.matcher(lines.get(at++));
            if (!timing.matches()) {
                continue;
            }
            StringBuilder payload = new StringBuilder();
            while (at < lines.size() && !TIMING.matcher(lines.get(at)).matches()) {
                String line = lines.get(at++).strip();
                boolean nextNumber = NUMBER.matcher(line).matches() && at < lines.size()
                        && TIMING.matcher(lines.get(at)).matches();
                if (!line.isEmpty() && !nextNumber) {
                    payload.append(payload.isEmpty() ? "" : "\n").append(line);
                }
            }
            Cues.add(cues, Cues.time(timing.group(1)), Cues.time(timing.group(2)), CueText.plain(payload.toString()));
        }
        return cues;
    }
}
