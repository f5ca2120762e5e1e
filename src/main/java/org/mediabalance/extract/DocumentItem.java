package org.mediabalance.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.extract.Claims.Claim;
import org.mediabalance.extract.Claims.Field;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.LanguageJudge;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

/** Makes items of what is no page: documents, media files, caption files. */
final class DocumentItem {
    /** A date of publication stands at the head of a document, a title too. */
    private static final int HEAD_PARAGRAPHS = 8;
    private static final int LINE_MAX = 120;
    private static final int LETTERS_AROUND_DATE_MAX = 30;

    private final Capture capture;
    private final PageContext context;
    private final LanguageJudge judge;
    private final Map<String, String> sources = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    DocumentItem(Capture capture, PageContext context, LanguageJudge judge) {
        this.capture = capture;
        this.context = context;
        this.judge = judge;
    }

    /** The item of a document, or of a media file that states its running time. */
    Extraction of(DocumentReading reading) {
        return switch (reading) {
            case DocumentReading.Refused refused -> new Extraction.Unreadable(refused.why());
            case DocumentReading.Read read when read.text().isBlank() && read.seconds().isEmpty() ->
                new Extraction.Unreadable(read.type() + " without text, perhaps a scan");
            case DocumentReading.Read read -> document(read);
        };
    }

    private Extraction document(DocumentReading.Read read) {
        List<String> head = read.text().lines().filter(line -> !line.isBlank()).limit(HEAD_PARAGRAPHS).toList();
        Optional<String> first = head.stream().findFirst().filter(line -> line.length() <= LINE_MAX);
        sources.put("title", read.title().isPresent() ? "document:title" : "document:first-line");
        sources.put("text", read.type());
        Claims claims = new Claims();
        DateReader dates = new DateReader(capture.time(), context.zone());
        head.stream().filter(line -> isDateLine(line, dates))
                .forEach(line -> claims.add(Field.PUBLISHED, line, "document:date-line"));
        read.created().ifPresent(created -> claims.add(Field.PUBLISHED, created, "document:created"));
        List<Claim> stated = claims.all(Field.PUBLISHED).limit(1).toList();
        Optional<Published> published = new Publication(dates, context.zone(), capture.time(), notes).of(stated,
                context.hints());
        Optional<RunningTime> length = read.seconds().map(
                seconds -> new RunningTime(java.time.Duration.ofMillis(Math.round(seconds * 1000)), "media-header"));
        length.ifPresent(time -> sources.put("duration", time.source()));
        return extracted(length.isPresent() ? ItemKind.CLIP : ItemKind.DOCUMENT,
                read.title().or(() -> first).orElse(""),
                read.text(), published, length, List.of(), read.authors());
    }

    private static boolean isDateLine(String line, DateReader dates) {
        return line.length() <= LINE_MAX && dates.read(line) instanceof DateReading.Found found
                && found.rest().chars().filter(Character::isLetter).count() <= LETTERS_AROUND_DATE_MAX;
    }

    /** The item of a caption file on its own. */
    Extraction ofCaptions() {
        List<Cue> cues = Captions.read(PageCharset.decode(capture.body(), capture.charset()));
        if (cues.isEmpty()) {
            return new Extraction.NotAnItem("a caption file without a cue that can be shown");
        }
        sources.put("cues", "caption-file");
        Optional<Published> published = context.hints().stream().flatMap(hint -> hint.published().stream()).findFirst();
        return extracted(ItemKind.CLIP, "", Cues.text(cues), published,
                RunningTimes.of(new Claims(), context.hints()), cues, List.of());
    }

    private Extraction extracted(ItemKind kind, String title, String text, Optional<Published> published,
            Optional<RunningTime> length, List<Cue> cues, List<String> authors) {
        published.ifPresent(p -> sources.put("published", p.source()));
        Item item = new Item(ItemId.of(capture.url()), context.outlet(), capture.url(), kind, title, text,
                judge.language(title, text, LanguageCodes.inAddress(capture.url())), published,
                Optional.<Instant>empty(), length, cues, authors, Map.of(), Optional.empty(), Optional.empty());
        return new Extraction.Extracted(item, sources, List.of(), notes);
    }
}
