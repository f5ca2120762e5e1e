package org.mediabalance.extract;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.mediabalance.extract.Claims.Claim;
import org.mediabalance.extract.Claims.Field;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.LanguageJudge;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

/**
 * Makes an item of a captured page: text without boilerplate, title, publication, running time, language, each with the
 * place it was read. Whatever the bytes, there is one outcome; work is bounded by the limits of bytes and depth, and a
 * caller that must not wait sets a time limit around the call. Thread-safe if the language judge is.
 */
public final class Extractor {
    private final LanguageJudge judge;
    private final DocumentReader documents;
    private final Set<TextHeuristic> leftOut;

    /** Reads pages and captions, asking the judge for the language of each item; documents are unreadable to it. */
    public Extractor(LanguageJudge judge) {
        this(judge, DocumentReader.NONE, Set.of());
    }

    /** Reads pages, captions and documents. */
    public Extractor(LanguageJudge judge, DocumentReader documents) {
        this(judge, documents, Set.of());
    }

    /** Reads without some of the heuristics, to measure what each contributes. */
    public Extractor(LanguageJudge judge, DocumentReader documents, Set<TextHeuristic> leftOut) {
        this.judge = judge;
        this.documents = documents;
        this.leftOut = Set.copyOf(leftOut);
    }

    /**
     * The one outcome of a capture.
     *
     * @throws InputException when a selector of the context's rules is not CSS
     */
    public Extraction extract(Capture capture, PageContext context) {
        if (capture.status() < 200 || capture.status() > 299) {
            return new Extraction.NotAnItem("HTTP status " + capture.status());
        }
        if (capture.body().length == 0) {
            return new Extraction.Unreadable("empty: no bytes");
        }
        if (capture.body().length > Page.BYTES_MAX) {
            return new Extraction.Unreadable("over the limit of " + Page.BYTES_MAX + " bytes");
        }
        return switch (ContentKind.of(capture)) {
            case PAGE -> new Reading(capture, context).extraction();
            case CAPTIONS -> new DocumentItem(capture, context, judge).ofCaptions();
            case DOCUMENT -> new DocumentItem(capture, context, judge)
                    .of(documents.read(capture.body(), capture.url().getPath()));
            case LIST -> new Extraction.NotAnItem("a feed, sitemap or playlist");
            case DATA -> new JsonItem(capture, context, judge).extraction();
            case BINARY -> new Extraction.Unreadable("binary data, neither a page nor a known document");
            case PLAIN -> new Extraction.NotAnItem("plain text, style, script or image");
        };
    }

    /** The reading of one page. */
    private final class Reading {
        private final Capture capture;
        private final PageContext context;
        private final Document page;
        private final Landmarks landmarks;
        private final Claims claims;
        private final DateReader dates;
        private final PageTitles titles;
        private final Optional<PlayerResponse> player;
        private final Map<String, String> sources = new HashMap<>();
        private final List<String> notes = new ArrayList<>();

        Reading(Capture capture, PageContext context) {
            this.capture = capture;
            this.context = context;
            page = Page.parse(capture);
            base();
            context.rules().remove().ifPresent(selector -> select("remove", selector).forEach(Element::remove));
            landmarks = Landmarks.of(page);
            titles = new PageTitles(landmarks, page.title());
            player = PlayerResponse.of(landmarks);
            claims = player.map(PlayerResponse::claims).orElseGet(Claims::new);
            claims.addAll(SchemaOrg.read(landmarks, titles));
            claims.addAll(MetaTags.read(landmarks, page.expectFirst("html").attr("lang")));
            dates = new DateReader(capture.time(), context.zone());
        }

        /** A page from a file has no address of its own; its canonical one makes its links absolute. */
        private void base() {
            if (Addresses.of(capture.url().toString()).isEmpty()) {
                Element canonical = page.selectFirst("link[rel=canonical][href], meta[property=og:url][content]");
                String address = canonical == null ? "" : canonical.attr("href") + canonical.attr("content");
                Addresses.of(address).ifPresent(url -> page.setBaseUri(url.toString()));
            }
        }

        Extraction extraction() {
            if (ChannelPost.isShownBy(page, landmarks)) {
                return new ChannelPost(capture, context, judge).of(page);
            }
            Optional<String> none = player.flatMap(PlayerResponse::missing);
            if (none.isPresent()) {
                return new Extraction.NotAnItem(none.get());
            }
            MainText text = text();
            Optional<String> missing = ItemSigns.missing(capture.url(), landmarks, claims, text, titles);
            if (missing.isPresent()) {
                return new Extraction.NotAnItem(missing.get());
            }
            if (CutOff.insideText(capture, text)) {
                return new Extraction.Unreadable("cut off inside its text");
            }
            claims.addAll(VisibleDates.read(scope(text.root()), dates));
            Item item = item(title(), text);
            return new Extraction.Extracted(item, sources, captions(item.language()), notes);
        }

        private Item item(String title, MainText text) {
            Publication publication = new Publication(dates, context.zone(), capture.time(), notes);
            List<Claim> stated = new ArrayList<>(ruled("published", context.rules().published(), Field.PUBLISHED));
            stated.addAll(claims.all(Field.PUBLISHED).toList());
            Optional<Published> published = publication.of(stated, context.hints());
            published.ifPresent(p -> sources.put("published", p.source()));
            Optional<Instant> modified = publication.moment(claim("modified", Field.MODIFIED));
            Optional<RunningTime> runningTime = RunningTimes.of(claims, context.hints());
            runningTime.ifPresent(time -> sources.put("duration", time.source()));
            // Times in a description on a video platform are chapters.
            List<Cue> cues = player.isPresent() ? List.of() : Transcript.cues(text, runningTime);
            if (!cues.isEmpty()) {
                sources.put("cues", "page:transcript");
            }
            return new Item(ItemId.of(capture.url()), context.outlet(), capture.url(),
                    ItemSigns.kind(landmarks, claims, text),
                    title,
                    text.text(), judge.language(title, text.text(), language()), published, modified, runningTime,
                    cues, authors(), MetaTags.alternates(landmarks),
                    claim("canonicalUrl", Field.CANONICAL).flatMap(c -> Addresses.of(c.value())),
                    claim("section", Field.SECTION).map(Claim::value));
        }

        private String title() {
            List<Claim> ruled = ruled("title", context.rules().title(), Field.TITLE);
            if (!ruled.isEmpty()) {
                return noted("title", ruled.getFirst());
            }
            Optional<Claim> own = claims.all(Field.TITLE).filter(claim -> titles.match(claim.value())).findFirst();
            Optional<String> heading = titles.heading();
            return heading.flatMap(titles::withoutKicker).map(text -> new Claim(Field.TITLE, text, "og:title"))
                    .or(() -> heading.map(text -> new Claim(Field.TITLE, text, "page:h1"))).or(() -> own)
                    .or(() -> titles.openGraph().map(text -> new Claim(Field.TITLE, text, "og:title")))
                    .or(() -> titles.window().map(text -> new Claim(Field.TITLE, text, "page:title")))
                    .map(claim -> noted("title", claim)).orElse("");
        }

        private MainText text() {
            Optional<Element> ruled = context.rules().text()
                    .flatMap(selector -> select("text", selector).stream().findFirst());
            if (ruled.isPresent()) {
                sources.put("text", "rule:text");
                return new MainText(ruled.get(), BlockReader.read(ruled.get()).blocks());
            }
            MainText shown = MainText.find(page.body(), titles, leftOut);
            if (player.isPresent()) {
                sources.put("text", "player-response:shortDescription");
                return player.get().text(shown);
            }
            Optional<Claim> stated = StatedBody.missingOn(shown, claims);
            sources.put("text", stated.map(Claim::source).orElse("page:main-text"));
            return stated.map(body -> StatedBody.text(shown, body)).orElse(shown);
        }

        /** The smallest part of the page with both the text and a first-level heading. */
        private Element scope(Element root) {
            Element scope = root;
            while (scope.parent() != null && !holdsHeading(scope)) {
                scope = scope.parent();
            }
            return scope;
        }

        private boolean holdsHeading(Element scope) {
            return landmarks.headings().stream()
                    .anyMatch(h1 -> h1 == scope || h1.parents().stream().anyMatch(around -> around == scope));
        }

        private Optional<String> language() {
            return LanguageCodes.inAddress(capture.url()).or(() -> claims.all(Field.LANGUAGE)
                    .flatMap(claim -> LanguageCodes.of(claim.value()).stream()).findFirst());
        }

        private List<String> authors() {
            List<Claim> ruled = ruled("authors", context.rules().authors(), Field.AUTHOR);
            List<Claim> stated = ruled.isEmpty() ? claims.all(Field.AUTHOR).toList() : ruled;
            Set<String> names = new LinkedHashSet<>();
            for (Claim claim : stated) {
                if (claim.source().equals(stated.getFirst().source()) && !claim.value().startsWith("http")) {
                    names.add(claim.value());
                    sources.put("authors", claim.source());
                }
            }
            return List.copyOf(names);
        }

        private List<URI> captions(String language) {
            List<CaptionTrack> tracks = new ArrayList<>(player.map(PlayerResponse::tracks).orElse(List.of()));
            landmarks.tracks().stream().filter(track -> !track.attr("kind").matches("(?i)chapters|metadata"))
                    .forEach(track -> Addresses.of(track, "src")
                            .ifPresent(url -> tracks.add(new CaptionTrack(track.attr("srclang"), url))));
            claims.all(Field.CAPTIONS).forEach(claim -> Addresses.of(claim.value())
                    .ifPresent(url -> tracks.add(new CaptionTrack("", url))));
            return CaptionTrack.best(tracks, language).map(CaptionTrack::url).stream().toList();
        }

        private Optional<Claim> claim(String name, Field field) {
            Optional<Claim> claim = claims.first(field);
            claim.ifPresent(c -> sources.put(name, c.source()));
            return claim;
        }

        private String noted(String name, Claim claim) {
            sources.put(name, claim.source());
            return claim.value();
        }

        private List<Claim> ruled(String name, Optional<String> selector, Field field) {
            Claims ruled = new Claims();
            selector.ifPresent(css -> select(name, css).forEach(element -> {
                String machine = element.hasAttr("datetime") ? element.attr("datetime") : element.attr("content");
                ruled.add(field, machine.isBlank() ? element.text() : machine, "rule:" + name);
            }));
            return ruled.all(field).toList();
        }

        private List<Element> select(String key, String selector) {
            try {
                return page.select(selector);
            } catch (SelectorParseException | IllegalArgumentException e) {
                throw new InputException("outlet '" + context.outlet() + "', rule extract." + key + ": '" + selector
                        + "' is not a CSS selector", e);
            }
        }
    }
}
