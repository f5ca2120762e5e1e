package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.mediabalance.monitor.Evidence;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.Recapture;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Item;

/** An item with all that is known of it, its media, and the page as the outlet served it. */
final class ItemPages implements Pages {
    /**
     * For pages of outlets: no scripts, no forms, no way out of the frame, nothing loaded from anywhere. Styles written
     * into the page itself may stay: without scripts and network they cannot do harm.
     */
    private static final String ARCHIVED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private final OpenStudy study;
    private final ItemReader reader;

    ItemPages(OpenStudy study) {
        this.study = study;
        this.reader = new ItemReader(study);
    }

    @Override
    public void register(Routes routes) {
        routes.page("/item/{id}", request -> new Shown("item", reader
                .read(request.pathParam("id"), Viewer.of(request)).orElseThrow(ItemPages::nothing)));
        routes.get("/item/{id}/captions.vtt", this::captions);
        routes.get("/archived/{id}/{number}", this::archived);
        routes.get("/media/{id}", this::media);
    }

    private static NotFoundResponse nothing() {
        return new NotFoundResponse("this study has no such item");
    }

    private ItemRecord record(Context request) {
        return study.record().item(request.pathParam("id")).orElseThrow(ItemPages::nothing);
    }

    private void captions(Context request) {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        for (Cue cue : record(request).item().map(Item::cues).orElseThrow(ItemPages::nothing)) {
            vtt.append('\n').append(time(cue.start().toMillis())).append(" --> ").append(time(cue.end().toMillis()))
                    .append('\n').append(Texts.plain(cue.text()).replace("-->", "→").replaceAll("\\s*\n\\s*", " "))
                    .append('\n');
        }
        request.contentType("text/vtt; charset=utf-8").result(vtt.toString());
    }

    private static String time(long millis) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", millis / 3_600_000, millis / 60_000 % 60,
                millis / 1000 % 60, millis % 1000);
    }

    private void archived(Context request) {
        ItemRecord item = record(request);
        String number = request.pathParam("number");
        Optional<LedgerEntry.Stored> stored = number.equals("0")
                ? study.record().ledger(item.url()).flatMap(LedgerEntry::stored)
                : study.record().campaign().captures(item.url()).stream()
                        .filter(c -> Long.toString(c.number()).equals(number)).findFirst()
                        .flatMap(Recapture::stored);
        Capture capture = stored.flatMap(s -> Evidence.read(study.directory(), s))
                .orElseThrow(() -> new NotFoundResponse("the archive does not hold this page, or it is damaged"));
        request.header("Content-Security-Policy", ARCHIVED);
        request.header("X-Frame-Options", "SAMEORIGIN");
        request.contentType(type(capture)).result(capture.body());
    }

    /** Whatever is no page of text is offered as a file and never shown: a PDF or an SVG can hold scripts too. */
    private static String type(Capture capture) {
        return switch (capture.mediaType()) {
            case "text/html", "application/xhtml+xml" ->
                "text/html" + capture.charset().filter(c -> c.matches("[\\w-]+")).map(c -> "; charset=" + c).orElse("");
            case "text/plain", "application/json", "text/xml", "application/xml", "application/rss+xml" ->
                "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    private void media(Context request) throws IOException {
        Path file = reader.mediaFile(record(request).item().map(Item::id).orElseThrow(ItemPages::nothing))
                .orElseThrow(ItemPages::nothing);
        request.writeSeekableStream(Files.newInputStream(file), ItemReader.type(file), Files.size(file));
    }
}
