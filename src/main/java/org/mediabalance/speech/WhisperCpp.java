package org.mediabalance.speech;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;

/** A {@code ggml-*.bin} of whisper.cpp. */
final class WhisperCpp implements Engine {
    /** whisper.cpp counts time in hundredths of a second. */
    private static final int TICK_MILLIS = 10;

    private final WhisperJNI whisper = new WhisperJNI();
    private final WhisperContext context;
    private final boolean multilingual;

    WhisperCpp(Path file) {
        try {
            WhisperJNI.loadLibrary();
            WhisperJNI.setLibraryLogger(null);
            context = whisper.init(file);
        } catch (IOException e) {
            throw new InputException(file + ": whisper.cpp cannot run here (" + e.getMessage() + ")", e);
        }
        if (context == null) {
            throw new InputException(file + ": not a model that whisper.cpp can load");
        }
        multilingual = whisper.isMultilingual(context);
    }

    @Override
    public List<Cue> hear(float[] samples, String language) {
        if (!multilingual && !language.equals("en")) {
            throw new InputException("this whisper.cpp model knows English only, not '" + language + "'");
        }
        WhisperFullParams params = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
        params.language = language;
        params.nThreads = Runtime.getRuntime().availableProcessors();
        params.noContext = true;
        params.printProgress = false;
        params.printTimestamps = false;
        if (whisper.full(context, params, samples, samples.length) != 0) {
            throw new IllegalStateException("whisper.cpp failed on a window of " + samples.length + " samples");
        }
        List<Cue> cues = new ArrayList<>();
        long last = samples.length * 1000L / LogMel.RATE;
        for (int i = 0; i < whisper.fullNSegments(context); i++) {
            long start = Math.min(last, whisper.fullGetSegmentTimestamp0(context, i) * TICK_MILLIS);
            long end = Math.clamp(whisper.fullGetSegmentTimestamp1(context, i) * TICK_MILLIS, start, last);
            cues.add(new Cue(Duration.ofMillis(start), Duration.ofMillis(end),
                    whisper.fullGetSegmentText(context, i).strip()));
        }
        return withoutLoop(cues);
    }

    /** The cues up to a loop over their words, which may lie within one cue or run over many. */
    static List<Cue> withoutLoop(List<Cue> cues) {
        List<String> words = cues.stream().flatMap(cue -> words(cue).stream()).toList();
        int left = words.size();
        for (int n = 1; n <= words.size() && left == words.size(); n++) {
            int kept = Repetition.kept(words.subList(0, n));
            left = kept < n ? kept : left;
        }
        List<Cue> sound = new ArrayList<>();
        for (Cue cue : cues) {
            List<String> own = words(cue);
            List<String> taken = own.subList(0, Math.min(left, own.size()));
            left -= taken.size();
            if (!taken.isEmpty()) {
                sound.add(new Cue(cue.start(), cue.end(), String.join(" ", taken)));
            }
        }
        return sound;
    }

    private static List<String> words(Cue cue) {
        return Arrays.stream(cue.text().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
