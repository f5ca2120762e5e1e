package org.mediabalance.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of an item says. Times are local to the outlet unless they end in {@code Z}.
 *
 * @param paragraphs the text, cut where evidence of the machine's code begins and ends
 * @param cut whether the text is longer than what is shown
 * @param state what became of the item, with the reason in {@code why}
 * @param sources field to where it was read
 * @param blind whether codes are hidden because the reader is still to code the item
 * @param settled the code the people stand by
 */
record ItemFacts(String id, String title, Outlet outlet, String url, String language, String kind,
        Optional<String> section, List<String> authors, Optional<Moment> published, Optional<String> modified,
        Optional<Length> runningTime, String programme, String state, String why, Map<String, String> sources,
        List<List<Piece>> paragraphs, boolean cut, List<Line> cues, List<Heard> heard, Optional<Media> media,
        List<Capture> captures, boolean blind, Optional<String> settled, List<Human> human, List<Machine> machine,
        List<Sibling> story, String storyId, List<Version> versions) {

    /** Who published it. */
    record Outlet(String id, String name, String owner) {}

    /** When it was published; {@code time} is empty when only the day is known. */
    record Moment(String day, Optional<String> time, String zone, String precision, String source) {}

    /** How long a clip runs. */
    record Length(long seconds, String source) {}

    /** A piece of text, with the side it is evidence for. */
    record Piece(String text, Optional<String> side) {}

    /** A timed line; seconds from the beginning. */
    record Line(double start, double end, String clock, String text) {}

    /** What a machine heard or read; never the outlet's own words. */
    record Heard(String mark, List<Line> lines) {}

    /** A media file somebody put beside the study. */
    record Media(String link, boolean sound) {}

    /**
     * One look at the page.
     *
     * @param finding {@code first}, {@code same}, {@code edited}, {@code removed}, {@code replaced}, {@code failed}
     * @param link the archived page; empty when there was no answer to keep
     */
    record Capture(String at, String finding, String reason, Optional<String> digest, Optional<String> link,
            List<Change> changes) {}

    /** A field before and after. */
    record Change(String field, String before, String after) {}

    /** A code a person gave. */
    record Human(String coder, String code, String round, String codebook, String note, String at) {}

    /** What a model said, with the sentences that moved it most. */
    record Machine(String model, String stance, String code, double pro, double contra, double neutral,
            List<Evidence> evidence) {}

    /** A sentence behind a machine code. */
    record Evidence(String text, String side, double weight) {}

    /** Another item of the same story. */
    record Sibling(String id, String title, String outlet, Optional<String> day) {}

    /** The item in another language; {@code id} when the study has it. */
    record Version(String language, String url, Optional<String> id) {}
}
