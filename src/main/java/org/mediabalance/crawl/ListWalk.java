package org.mediabalance.crawl;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mediabalance.store.ListEntry;
import org.mediabalance.store.ListPoll;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Source;

/** Walks all lists of one outlet, from the newest entries back to the first day of the period. */
final class ListWalk {
    /** More pages than any list needs for a campaign; the end of an infinite calendar. */
    private static final int PAGES_MAX = 2_000;

    private final Outlet outlet;
    private final LocalDate from;
    private final PoliteFetcher polite;
    private final StudyRecord record;
    private final PageReader pages;
    private final Clock clock;
    private final CrawlListener listener;
    private final List<String> problems = new ArrayList<>();
    private final Map<Source, SourceTrack> tracks = new LinkedHashMap<>();

    ListWalk(Outlet outlet, LocalDate from, PoliteFetcher polite, StudyRecord record, PageReader pages, Clock clock,
            CrawlListener listener) {
        this.outlet = outlet;
        this.from = from;
        this.polite = polite;
        this.record = record;
        this.pages = pages;
        this.clock = clock;
        this.listener = listener;
    }

    /** One list page to be asked for; {@code key} tells pages of one address apart, such as POSTs of different days. */
    private record Page(Source source, Fetch.Request request, URI key) {}

    /** Reads every list that is due; returns what was wrong, one line each. */
    List<String> walk(RoundPlan plan) throws InterruptedException {
        Deque<Page> open = new ArrayDeque<>();
        for (Source source : sources().stream().filter(s -> plan.due().test(s.url())).toList()) {
            tracks.put(source, new SourceTrack(outlet, source, record));
            open.add(new Page(source, Fetch.Request.get(source.url()), source.url()));
        }
        Set<URI> seen = new HashSet<>();
        while (!open.isEmpty()) {
            if (plan.stopping().getAsBoolean()) {
                return problems;
            }
            Page page = open.poll();
            if (!seen.add(page.key())) {
                continue;
            }
            if (seen.size() > PAGES_MAX) {
                String why = "more than " + PAGES_MAX + " list pages; the rest is not read";
                problems.add(why);
                tracks.get(page.source()).failed(why);
                open.forEach(left -> tracks.get(left.source()).failed(why));
                break;
            }
            open.addAll(poll(page));
        }
        tracks.values().forEach(track -> track.ended(clock.instant()));
        return problems;
    }

    /** The declared sources, or else what robots.txt names, or else the usual place. */
    private List<Source> sources() throws InterruptedException {
        if (!outlet.sources().isEmpty()) {
            return outlet.sources();
        }
        Set<Source> found = new java.util.LinkedHashSet<>();
        for (URI site : outlet.sites()) {
            List<URI> named = polite.robots(site, outlet.id()).sitemaps();
            named.forEach(url -> found.add(new Source.Sitemap(url)));
            if (named.isEmpty()) {
                found.add(new Source.Sitemap(site.resolve("/sitemap.xml")));
            }
        }
        return List.copyOf(found);
    }

    private List<Page> poll(Page page) throws InterruptedException {
        Optional<ListPoll> last = record.lastPoll(page.key());
        Fetch.Request request = last.isEmpty()
                ? page.request()
                : new Fetch.Request(page.request().url(), last.get().etag(), last.get().lastModified(),
                        page.request().form());
        return switch (polite.get(request, outlet.id())) {
            case PoliteFetcher.Outcome.Refused refused -> problem(page, refused.reason());
            case PoliteFetcher.Outcome.Later later -> problem(page, later.reason());
            case PoliteFetcher.Outcome.Failed failed -> problem(page, failed.reason());
            case PoliteFetcher.Outcome.Answered answered when answered.answer().status() == 304 -> {
                tracks.get(page.source()).unchanged();
                listener.listed(outlet.id(), page.source().channel(), last.map(ListPoll::entries).orElse(0), 0);
                yield List.of();
            }
            case PoliteFetcher.Outcome.Answered answered -> read(page, answered.answer());
        };
    }

    private List<Page> read(Page page, Fetch.Answered answer) {
        try {
            Capture capture = Captures.of(answer);
            return switch (page.source()) {
                case Source.Sitemap source -> take(page, answer, SitemapReader.read(capture, outlet.zone()));
                case Source.Feed source -> take(page, answer, FeedReader.read(capture, outlet.zone()));
                case Source.YouTubeChannel source -> take(page, answer, FeedReader.read(capture, outlet.zone()));
                case Source.ListingPage source -> listing(page, source.rule(), capture);
                case Source.TelegramChannel source -> TelegramPreview.missing(capture)
                        .map(why -> problem(page, why)).orElseGet(() -> listing(page, TelegramPreview.RULE, capture));
            };
        } catch (IOException e) {
            return problem(page, e.getMessage());
        }
    }

    private List<Page> take(Page page, Fetch.Answered answer, ListRead read) {
        return switch (read) {
            case ListRead.Unreadable unreadable -> problem(page, unreadable.why());
            case ListRead.Entries list -> {
                // An index of sitemaps keeps no validators: its parts must be asked even when it has not changed.
                store(page, list.further().isEmpty() ? Optional.of(answer) : Optional.empty(), list.entries());
                yield list.further().stream().map(url -> new Page(page.source(), Fetch.Request.get(url), url)).toList();
            }
        };
    }

    private List<Page> listing(Page page, ListingRule rule, Capture capture) {
        Listing listing = pages.listing(capture, rule, outlet.zone());
        boolean first = page.key().equals(page.source().url());
        if (listing.entries().isEmpty() && first) {
            return problem(page, "no entry matches '" + rule.item() + "'; has the site changed?");
        }
        int fresh = store(page, Optional.empty(), listing.entries());
        boolean reachesBack = listing.oldestDay().map(day -> day.isBefore(from)).orElse(false);
        boolean reachesKnown = tracks.get(page.source()).reachesKnown(listing.entries(), fresh);
        if (reachesBack || reachesKnown || listing.entries().isEmpty()
                || fresh == 0 && !first && listing.oldestDay().isEmpty()) {
            return List.of();
        }
        return older(page, rule, listing).stream().toList();
    }

    private Optional<Page> older(Page page, ListingRule rule, Listing listing) {
        Source source = page.source();
        return switch (rule.older()) {
            case ListingRule.LastPage last -> Optional.empty();
            case ListingRule.OlderLink link ->
                listing.older().map(url -> new Page(source, Fetch.Request.get(url), Links.folded(url)));
            case ListingRule.Offset offset -> {
                URI url = offset(source.url(), page.request().url(), offset);
                yield Optional.of(new Page(source, Fetch.Request.get(url), url));
            }
            case ListingRule.PostedDay posted -> listing.oldestDay().map(day -> post(source, posted, day));
        };
    }

    private static URI offset(URI list, URI current, ListingRule.Offset offset) {
        String separator = list.getRawQuery() == null ? "?" : "&";
        String prefix = list + separator + offset.parameter() + "=";
        int at = current.toString().startsWith(prefix)
                ? Integer.parseInt(current.toString().substring(prefix.length()))
                : 0;
        return URI.create(prefix + (at + offset.step()));
    }

    private static Page post(Source source, ListingRule.PostedDay posted, LocalDate day) {
        String value = DateTimeFormatter.ofPattern(posted.pattern(), Locale.ROOT).format(day);
        String form = posted.field() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return new Page(source,
                new Fetch.Request(posted.url(), Optional.empty(), Optional.empty(), Optional.of(form)),
                URI.create(posted.url() + (posted.url().getRawQuery() == null ? "?" : "&") + form));
    }

    private int store(Page page, Optional<Fetch.Answered> answer, List<Listing.Entry> entries) {
        List<ListEntry> named = entries.stream().map(this::named).toList();
        ListPoll poll = new ListPoll(page.key(), outlet.id(), page.source().channel(),
                answer.flatMap(a -> a.header("ETag")), answer.flatMap(a -> a.header("Last-Modified")), clock.instant(),
                ListPoll.OK, entries.size());
        int fresh = record.polled(poll, named);
        tracks.get(page.source()).read(entries, fresh);
        listener.listed(outlet.id(), page.source().channel(), entries.size(), fresh);
        return fresh;
    }

    private ListEntry named(Listing.Entry entry) {
        URI url = Links.folded(entry.url());
        return new ListEntry(url, entry.hint(), Optional.empty(), Sites.refusal(outlet, url));
    }

    private List<Page> problem(Page page, String why) {
        record.polled(new ListPoll(page.key(), outlet.id(), page.source().channel(), Optional.empty(), Optional.empty(),
                clock.instant(), why, 0), List.of());
        problems.add(page.source().channel() + " " + page.key() + ": " + why);
        tracks.get(page.source()).failed(page.key().equals(page.source().url()) ? why : page.key() + ": " + why);
        return List.of();
    }
}
