package org.mediabalance.speech;

import java.time.Duration;
import java.util.List;
import org.mediabalance.study.Cue;

/** What became of one clip's sound. */
public sealed interface Transcription {

    /** Somebody speaks. @param length how long the sound runs @param cues in order, at least one */
    record Spoken(Duration length, List<Cue> cues) implements Transcription {
        public Spoken {
            cues = List.copyOf(cues);
        }
    }

    /** The sound was heard to its end and gave no words: silence, music, noise, or only loops of the recogniser. */
    record NoUsableSpeech(Duration length) implements Transcription {}

    /** There is no sound to hear, or it is damaged. */
    record Unreadable(String why) implements Transcription {}
}
