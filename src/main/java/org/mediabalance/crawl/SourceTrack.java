package org.mediabalance.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mediabalance.store.ListPoll;
import org.mediabalance.store.Reach;
import org.mediabalance.store.SourcePoll;
import org.mediabalance.store.SourceWalk;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Published;
import org.mediabalance.study.Source;

/** Follows one source through all its pages of one poll, to say at the end what the poll proves. Not thread-safe. */
final class SourceTrack {
    private final Outlet outlet;
    private final Source source;
    private final StudyRecord record;
    private final boolean archiveBefore;
    private final Set<URI> named = new HashSet<>();
    private int fresh;
    private boolean unchanged;
    private boolean news;
    private Optional<String> problem = Optional.empty();
    private Optional<Instant> oldest = Optional.empty();
    private Optional<Instant> newest = Optional.empty();

    SourceTrack(Outlet outlet, Source source, StudyRecord record) {
        this.outlet = outlet;
        this.source = source;
        this.record = record;
        this.archiveBefore = record.campaign().lastPolls(source.url(), 1).stream()
                .anyMatch(poll -> poll.ok() && poll.reach() == Reach.ARCHIVE);
    }

    void read(List<Listing.Entry> entries, int freshEntries) {
        entries.forEach(entry -> named.add(entry.url()));
        fresh += freshEntries;
        news |= entries.stream().anyMatch(entry -> entry.hint().source().equals("sitemap:news"));
        for (Listing.Entry entry : entries) {
            entry.hint().published().map(this::latest).ifPresent(this::dated);
        }
    }

    /** A day without a time counts from its end: what came earlier that day may not be on the list. */
    private Instant latest(Published published) {
        return published.instant()
                .orElseGet(() -> published.day().plusDays(1).atStartOfDay(outlet.zone()).toInstant());
    }

    /** The last entry dates the list's end: an old entry pinned to its top must not make the list look long. */
    private void dated(Instant time) {
        oldest = Optional.of(time);
        newest = Optional.of(newest.filter(time::isBefore).orElse(time));
    }

    void unchanged() {
        unchanged = true;
    }

    void failed(String why) {
        problem = problem.or(() -> Optional.of(why));
    }

    /**
     * Whether a page of a listing lies wholly in what the poll before has walked: it names nothing new and something
     * that the poll before, which reached back far enough, named too. Older pages then hold nothing new.
     */
    boolean reachesKnown(List<Listing.Entry> entries, int freshEntries) {
        return archiveBefore && freshEntries == 0
                && record.campaign().shared(source.url(), entries.stream().map(Listing.Entry::url).toList()) > 0;
    }

    /** Writes down what the poll proves. */
    SourcePoll ended(Instant at) {
        return record.campaign().polled(new SourceWalk(source.url(), outlet.id(), source.channel(), at,
                problem.orElse(ListPoll.OK), reach(), named, unchanged, fresh, oldest, newest));
    }

    private Reach reach() {
        return switch (source) {
            case Source.Sitemap sitemap ->
                news || (unchanged || named.isEmpty()) && twoDaysBefore() ? Reach.TWO_DAYS : Reach.ARCHIVE;
            case Source.Feed feed -> Reach.WINDOW;
            case Source.YouTubeChannel channel -> Reach.WINDOW;
            case Source.TelegramChannel channel -> Reach.ARCHIVE;
            case Source.ListingPage page ->
                page.rule().older() instanceof ListingRule.LastPage ? Reach.WINDOW : Reach.ARCHIVE;
        };
    }

    /** An empty or unchanged news sitemap shows no entry to know it by. */
    private boolean twoDaysBefore() {
        return record.campaign().lastPolls(source.url(), 1).stream().anyMatch(p -> p.reach() == Reach.TWO_DAYS);
    }
}
