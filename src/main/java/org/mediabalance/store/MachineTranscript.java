package org.mediabalance.store;

import java.util.List;
import org.mediabalance.study.Cue;

/**
 * What a speech model heard in a clip: evidence to search, which never decides a code.
 *
 * @param model name of the model's directory
 * @param digest SHA-256 of its weights in hexadecimal
 * @param language the ISO 639-1 code the model was told to hear
 * @param outcome {@link #SPEECH} or {@link #NO_USABLE_SPEECH}
 * @param cues empty when there is no usable speech
 */
public record MachineTranscript(String item, String model, String digest, String language, String outcome,
        List<Cue> cues) {
    /** Somebody speaks. */
    public static final String SPEECH = "speech";
    /** The sound was heard to its end and gave no words. */
    public static final String NO_USABLE_SPEECH = "no_usable_speech";

    public MachineTranscript {
        cues = List.copyOf(cues);
    }

    /** What stands beside every word of it. */
    public String mark() {
        return "machine transcript (" + model + ", sha256:" + digest + ")";
    }
}
