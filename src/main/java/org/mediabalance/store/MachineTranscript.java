package org.mediabalance.store;

import java.util.List;
import org.mediabalance.study.Cue;

/**
 * What a machine heard in a clip or read off its picture: evidence to search, which never decides a code.
 *
 * @param model name of the model's directory, or program, version and languages
 * @param digest SHA-256 of its weights in hexadecimal
 * @param language the ISO 639-1 code the machine was told to expect
 * @param outcome one of the four below
 * @param cues empty when there are no words
 */
public record MachineTranscript(String item, String model, String digest, String language, String outcome,
        List<Cue> cues) {
    /** Somebody speaks. */
    public static final String SPEECH = "speech";
    /** The sound was heard to its end and gave no words. */
    public static final String NO_USABLE_SPEECH = "no_usable_speech";

    /** The picture shows captions. */
    public static final String ON_SCREEN_TEXT = "on_screen_text";
    /** The picture was looked at to its end and shows no captions. */
    public static final String NO_ON_SCREEN_TEXT = "no_on_screen_text";

    public MachineTranscript {
        cues = List.copyOf(cues);
    }

    /** What stands beside every word of it. */
    public String mark() {
        return isOnScreen()
                ? "on-screen text (" + model + ")"
                : "machine transcript (" + model + ", sha256:" + digest + ")";
    }

    /** Whether it was read off the picture. */
    public boolean isOnScreen() {
        return outcome.equals(ON_SCREEN_TEXT) || outcome.equals(NO_ON_SCREEN_TEXT);
    }
}
