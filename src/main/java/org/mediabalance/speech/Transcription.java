package org.mediabalance.speech;

import java.time.Duration;
import java.util.List;
import org.mediabalance.study.Cue;

/** What became of the words of one clip. */
public sealed interface Transcription {

    /** There are words. @param length how long the clip runs @param cues in order, at least one */
    record Words(Duration length, List<Cue> cues) implements Transcription {
        public Words {
            cues = List.copyOf(cues);
        }
    }

    /** The clip was read to its end and gave no words: silence, music, noise, loops of the recogniser, no captions. */
    record NoWords(Duration length) implements Transcription {}

    /** There is nothing to hear or to see, or it is damaged. */
    record Unreadable(String why) implements Transcription {}
}
