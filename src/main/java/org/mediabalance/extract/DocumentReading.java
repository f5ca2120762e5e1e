package org.mediabalance.extract;

import java.util.List;
import java.util.Optional;

/** What reading a document came to. */
public sealed interface DocumentReading {

    /**
     * The document was read.
     *
     * @param type its media type
     * @param title as its properties state it
     * @param text paragraphs separated by one empty line, in reading order
     * @param authors as its properties state them
     * @param created ISO date or time as its properties state it
     * @param seconds running time of audio and video, as their header states it
     */
    record Read(String type, Optional<String> title, String text, List<String> authors, Optional<String> created,
            Optional<Double> seconds) implements DocumentReading {}

    /** It was not read: of an unknown kind, encrypted, damaged, over a limit. */
    record Refused(String why) implements DocumentReading {}
}
