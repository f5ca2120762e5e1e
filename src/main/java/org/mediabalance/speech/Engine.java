package org.mediabalance.speech;

import java.util.List;
import org.mediabalance.study.Cue;

/** A recogniser with its model loaded; one window at a time, not thread-safe. */
sealed interface Engine extends AutoCloseable permits WhisperOnnx, WhisperCpp, VoskEngine {

    /**
     * What is said in this window.
     *
     * @param samples at most 30 s of one channel at 16 kHz, from -1 to 1
     * @param language the ISO 639-1 code of what is spoken; an engine for several languages is told, never asked
     * @return cues in order, times relative to the window; none when there is no usable speech
     * @throws org.mediabalance.study.InputException when the model does not know the language
     */
    List<Cue> hear(float[] samples, String language);

    @Override
    void close();
}
