package org.mediabalance.extract;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.LanguageJudge;
import org.mediabalance.study.Published;
import org.mediabalance.study.Published.Precision;
import org.mediabalance.study.RunningTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes items of the JSON that exports leave behind: a clip's description by yt-dlp ({@link ClipDescription}) or one
 * message of a Telegram export ({@link ExportedMessage}), told by the keys. Other JSON is no item.
 */
final class JsonItem {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What a kind of export says of an item, each with where it stands. */
    interface Stated {
        /** Why it is no item; empty when it is one. */
        Optional<String> missing();

        ItemKind kind();

        String title();

        String text();

        /** The language it declares. */
        Optional<String> language();

        Optional<Published> published(ZoneId zone);

        Optional<Instant> modified();

        Optional<RunningTime> length();

        List<String> authors();

        /** The address it says it has. */
        Optional<URI> address();

        /** What the text is, such as {@code yt-dlp:description}. */
        String textSource();
    }

    private final Capture capture;
    private final PageContext context;
    private final LanguageJudge judge;

    JsonItem(Capture capture, PageContext context, LanguageJudge judge) {
        this.capture = capture;
        this.context = context;
        this.judge = judge;
    }

    Extraction extraction() {
        JsonNode node;
        try {
            node = MAPPER.readTree(capture.body());
        } catch (JacksonException e) {
            return new Extraction.Unreadable("JSON that breaks off or is wrong");
        }
        if (ClipDescription.isOne(node)) {
            return item(new ClipDescription(node));
        }
        return ExportedMessage.isOne(node)
                ? item(new ExportedMessage(node))
                : new Extraction.NotAnItem("JSON data");
    }

    private Extraction item(Stated stated) {
        Optional<String> missing = stated.missing();
        if (missing.isPresent()) {
            return new Extraction.NotAnItem(missing.get());
        }
        Optional<Published> published = stated.published(context.zone())
                .or(() -> context.hints().stream().flatMap(hint -> hint.published().stream()).findFirst());
        Optional<RunningTime> length = stated.length().or(() -> RunningTimes.of(new Claims(), context.hints()));
        Map<String, String> sources = new HashMap<>(Map.of("text", stated.textSource(), "title", stated.textSource()));
        published.ifPresent(p -> sources.put("published", p.source()));
        length.ifPresent(time -> sources.put("duration", time.source()));
        URI url = capture.url();
        return new Extraction.Extracted(new Item(ItemId.of(url), context.outlet(), url, stated.kind(), stated.title(),
                stated.text(), judge.language(stated.title(), stated.text(), stated.language()), published,
                stated.modified(), length, List.of(), stated.authors(), Map.of(), stated.address(), Optional.empty()),
                sources, List.of(), List.of());
    }

    /** A moment in seconds since 1970, as a number or its text. */
    static Optional<Instant> seconds(JsonNode value) {
        try {
            double seconds = value.isString() ? Double.parseDouble(value.asString()) : value.asDouble(Double.NaN);
            return seconds > 0 ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000))) : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A date and time without a zone, local in the one given. */
    static Optional<Published> local(String text, ZoneId zone, String source) {
        try {
            return Optional.of(Published.at(LocalDateTime.parse(text).atZone(zone).toInstant(), zone,
                    Precision.SECOND, source));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day as digits, {@code 20220530}. */
    static Optional<Published> day(String digits, String source) {
        try {
            return Optional.of(Published.on(
                    LocalDate.parse(digits, java.time.format.DateTimeFormatter.BASIC_ISO_DATE), source));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Lines as paragraphs. */
    static String paragraphs(String words) {
        return words.lines().map(line -> line.replaceAll("[\\s\\u00A0]+", " ").strip()).filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
