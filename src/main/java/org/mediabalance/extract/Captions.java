package org.mediabalance.extract;

import java.util.List;
import java.util.Set;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Item;

/**
 * Reads caption files into cues in order of their start. A file that is not of its format has no cues; a broken cue is
 * left out and the rest is read, as the formats demand of players. Rolled-up automatic captions, in which each cue
 * repeats the lines before it, are counted once.
 */
public final class Captions {
    /** Where a text was read that is no more than the description under a clip. */
    static final String DESCRIPTION_OF_CLIP = "yt-dlp:description";
    private static final Set<String> DESCRIPTIONS = Set.of(DESCRIPTION_OF_CLIP, "player-response:shortDescription");

    private Captions() {
    }

    /** Cues of a WebVTT file (W3C WebVTT, section 6). */
    public static List<Cue> webVtt(String text) {
        return RollUp.undo(WebVtt.read(text));
    }

    /** Cues of a SubRip file; comma or point before the milliseconds, with or without numbers. */
    public static List<Cue> srt(String text) {
        return RollUp.undo(SubRip.read(text));
    }

    /** Cues of a TTML or DFXP file (W3C TTML 1): clock times, offsets in h, m, s, ms, f, t, and nested timing. */
    public static List<Cue> ttml(String text) {
        return RollUp.undo(Ttml.read(text));
    }

    /**
     * Cues of a WebVTT track that HLS cut into segments, in playlist order; each segment is placed by its
     * X-TIMESTAMP-MAP (RFC 8216, section 3.5) relative to the earliest, and a cue carried into the next segment counts
     * once.
     */
    public static List<Cue> hlsWebVtt(List<String> segments) {
        return RollUp.undo(HlsWebVtt.read(segments));
    }

    /** Cues of a caption file whose format is told by its content, whatever its address says. */
    public static List<Cue> read(String text) {
        String start = text.substring(0, Math.min(text.length(), 1000)).strip();
        if (WebVtt.isWebVtt(text)) {
            return webVtt(text);
        }
        return start.startsWith("<") || start.startsWith("\uFEFF<") ? ttml(text) : srt(text);
    }

    /**
     * The item with the cues of its caption file. Text that the page already gave stays as it is; an item without text
     * gets the words of the cues; without cues it stays as it is, with those of a transcript in its page. A running time that is not known stays unknown: the last cue is a lower bound only.
     */
    public static Item merge(Item item, List<Cue> cues) {
        if (cues.isEmpty()) {
            return item;
        }
        String text = item.text().isBlank() ? Cues.text(cues) : item.text();
        return new Item(item.id(), item.outlet(), item.url(), item.kind(), item.title(), text, item.language(),
                item.published(), item.modified(), item.runningTime(), cues, item.authors(), item.alternates(),
                item.canonicalUrl(), item.section());
    }

    /**
     * The item as extracted, with the cues of its caption file. A description says what a clip is about and the captions
     * what is said in it; both are the clip (codebook: title, description, captions), so where the text is no more than
     * a description the words of the captions follow it.
     */
    public static Item merge(Extraction.Extracted extracted, List<Cue> cues) {
        Item item = merge(extracted.item(), cues);
        String words = Cues.text(cues);
        boolean description = DESCRIPTIONS.contains(extracted.sources().getOrDefault("text", ""));
        if (!description || words.isBlank() || item.text().equals(words)) {
            return item;
        }
        return new Item(item.id(), item.outlet(), item.url(), item.kind(), item.title(), item.text() + "\n\n" + words,
                item.language(), item.published(), item.modified(), item.runningTime(), item.cues(), item.authors(),
                item.alternates(), item.canonicalUrl(), item.section());
    }
}
