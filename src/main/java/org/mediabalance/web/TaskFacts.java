package org.mediabalance.web;

import java.text.BreakIterator;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mediabalance.coding.Task;
import org.mediabalance.study.Item;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Published;

/**
 * What a coder sees of a task: the item, and nothing that anybody or the machine said of it.
 *
 * @param original where the outlet shows it
 * @param seconds running time, if known
 * @param paragraphs the text, sentence by sentence, so that one can be named as evidence
 * @param rest what follows the sentences of a very long text, as it is
 */
record TaskFacts(long number, String title, String outlet, String kind, String language, String original,
        Optional<LocalDate> day, Optional<String> time, Optional<Long> seconds, List<List<Sentence>> paragraphs,
        String rest, List<CueFacts> cues) {
    /** A page of this many boxes to tick is long enough; who reads on names no sentence. */
    private static final int SENTENCES_MAX = 400;

    /** A sentence with its place in the text, in UTF-16 units. */
    record Sentence(int start, int end, String text) {}

    /** A caption with its times in milliseconds. */
    record CueFacts(long start, long end, String clock, String text) {}

    static TaskFacts of(Task task, Outlet outlet) {
        Item item = task.item();
        List<List<Sentence>> paragraphs = new ArrayList<>();
        int at = 0;
        int sentences = 0;
        while (at < item.text().length() && sentences < SENTENCES_MAX) {
            int gap = item.text().indexOf("\n\n", at);
            int end = gap < 0 ? item.text().length() : gap;
            List<Sentence> paragraph = sentences(item, at, end);
            sentences += paragraph.size();
            if (!paragraph.isEmpty()) {
                paragraphs.add(paragraph);
            }
            at = gap < 0 ? end : gap + 2;
        }
        ZoneId zone = outlet.zone();
        return new TaskFacts(task.number(), item.title(), outlet.name(), item.kind().label(), item.language(),
                item.url().toString(), item.published().map(Published::day),
                item.published().flatMap(Published::instant)
                        .map(i -> LocalTime.ofInstant(i, zone).withSecond(0).withNano(0).toString()),
                item.runningTime().map(r -> r.length().toSeconds()), paragraphs, item.text().substring(at), cues(item));
    }

    private static List<Sentence> sentences(Item item, int from, int to) {
        String paragraph = item.text().substring(from, to);
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(item.language()));
        breaks.setText(paragraph);
        List<Sentence> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String text = paragraph.substring(start, end);
            if (!text.isBlank()) {
                sentences.add(new Sentence(from + start, from + start + text.stripTrailing().length(),
                        text.stripTrailing()));
            }
        }
        return sentences;
    }

    private static List<CueFacts> cues(Item item) {
        return item.cues().stream().limit(SENTENCES_MAX)
                .map(cue -> new CueFacts(cue.start().toMillis(), cue.end().toMillis(),
                        String.format(Locale.ROOT, "%d:%02d:%02d", cue.start().toHours(), cue.start().toMinutesPart(),
                                cue.start().toSecondsPart()),
                        cue.text()))
                .toList();
    }
}
