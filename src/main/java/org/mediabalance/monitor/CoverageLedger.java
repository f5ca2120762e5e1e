package org.mediabalance.monitor;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.SourcePoll;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Item;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Published;
import org.mediabalance.study.Study;

/** Makes the coverage of a study out of its ledger, items and polls. Reads the record, changes nothing. */
public final class CoverageLedger {
    /** Links to elsewhere are no pages of the outlet, so leaving them out leaves no gap. */
    private static final Set<String> ELSEWHERE = Set.of("not on a site of the outlet", "redirects to ");

    private final Study study;
    private final Instant now;
    private final Map<String, ItemRecord> items;
    private final Set<String> coded;
    private final Map<String, List<LedgerEntry>> pages;
    private final Map<String, List<SourcePoll>> polls;

    private CoverageLedger(Study study, StudyRecord record, List<LedgerEntry> ledger, List<ItemRecord> items,
            Instant now) {
        this.study = study;
        this.now = now;
        this.items = items.stream().collect(Collectors.toMap(i -> i.url().toString(), i -> i));
        this.coded = record.humanCodes().stream().map(c -> c.item()).collect(Collectors.toSet());
        this.pages = ledger.stream().filter(e -> e.parent().isEmpty())
                .collect(Collectors.groupingBy(LedgerEntry::outlet));
        this.polls = record.campaign().polls().stream().collect(Collectors.groupingBy(SourcePoll::outlet));
    }

    /** The coverage as it stands at a moment; {@code now} decides which days are over. */
    public static Coverage of(Study study, StudyRecord record, Instant now) {
        return of(study, record, record.ledger(), record.items(), now);
    }

    static Coverage of(Study study, StudyRecord record, List<LedgerEntry> ledger, List<ItemRecord> items,
            Instant now) {
        return new CoverageLedger(study, record, ledger, items, now).coverage(record.robots());
    }

    /**
     * A page of the ledger.
     *
     * @param item what was made of it; empty before it was processed
     */
    public record Page(LedgerEntry entry, Optional<ItemRecord> item) {}

    /** The pages that count for an outlet's day, in the order found. */
    public static List<Page> pages(Study study, StudyRecord record, Instant now, Outlet outlet, LocalDate day) {
        CoverageLedger all = new CoverageLedger(study, record, record.ledger(), record.items(), now);
        return all.pages.getOrDefault(outlet.id(), List.of()).stream()
                .filter(page -> all.day(outlet, page).equals(Optional.of(day)))
                .map(page -> new Page(page, Optional.ofNullable(all.items.get(page.url().toString())))).toList();
    }

    private Coverage coverage(Map<String, String> robots) {
        List<Coverage.OutletDay> days = new ArrayList<>();
        Map<String, Coverage.Counts> undated = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        List<Coverage.SourceState> sources = new ArrayList<>();
        for (Outlet outlet : study.outlets()) {
            Map<Optional<LocalDate>, List<LedgerEntry>> byDay = pages.getOrDefault(outlet.id(), List.of()).stream()
                    .collect(Collectors.groupingBy(page -> day(outlet, page)));
            Map<URI, List<SourcePoll>> bySource = polls.getOrDefault(outlet.id(), List.of()).stream()
                    .collect(Collectors.groupingBy(SourcePoll::source, TreeMap::new, Collectors.toList()));
            List<Gap> found = new ArrayList<>(new OutletGaps(study, outlet, now).of(bySource));
            byDay.forEach((day, list) -> day.ifPresent(d -> found.addAll(missing(outlet, d, list))));
            found.addAll(quietDays(outlet, byDay, found));
            found.sort(Comparator.comparing(Gap::from).thenComparing(Gap::kind));
            study.period().days().forEach(day -> days.add(
                    outletDay(outlet, day, byDay.getOrDefault(Optional.of(day), List.of()), found, bySource)));
            undated.put(outlet.id(), count(byDay.getOrDefault(Optional.<LocalDate>empty(), List.of())));
            gaps.addAll(found);
            bySource.forEach((url, list) -> sources.add(state(url, list)));
        }
        return new Coverage(now, days, undated, gaps, sources, robots);
    }

    /** The day an item was published, or else a list says so, or else, within the period, on which it was found. */
    private Optional<LocalDate> day(Outlet outlet, LedgerEntry page) {
        return Optional.ofNullable(items.get(page.url().toString())).flatMap(ItemRecord::item).flatMap(Item::published)
                .or(() -> page.hints().stream().map(Hint::published).flatMap(Optional::stream).findFirst())
                .map(Published::day).or(() -> Optional.of(page.discovered().atZone(outlet.zone()).toLocalDate()))
                .filter(study.period()::contains);
    }

    private Coverage.OutletDay outletDay(Outlet outlet, LocalDate day, List<LedgerEntry> pages, List<Gap> gaps,
            Map<URI, List<SourcePoll>> sources) {
        List<Gap> here = gaps.stream().filter(g -> g.days().contains(day)).toList();
        Map<String, Coverage.Counts> channels = new TreeMap<>();
        pages.stream().collect(Collectors.groupingBy(LedgerEntry::channel))
                .forEach((channel, list) -> channels.put(channel, count(list)));
        return new Coverage.OutletDay(outlet.id(), day, state(outlet, day, here, sources), count(pages), channels,
                here);
    }

    private Coverage.State state(Outlet outlet, LocalDate day, List<Gap> gaps, Map<URI, List<SourcePoll>> sources) {
        if (day.atStartOfDay(outlet.zone()).toInstant().isAfter(now)) {
            return Coverage.State.FUTURE;
        }
        if (gaps.stream().anyMatch(g -> g.kind().certain())) {
            return Coverage.State.GAP;
        }
        if (!new OutletGaps(study, outlet, now).closed(day, sources)) {
            return Coverage.State.OPEN;
        }
        return gaps.isEmpty() ? Coverage.State.COVERED : Coverage.State.SUSPECTED;
    }

    /** Pages of a day that is over and that are not, or not yet, what they should be. */
    private List<Gap> missing(Outlet outlet, LocalDate day, List<LedgerEntry> pages) {
        if (OutletGaps.end(outlet, day).isAfter(now)) {
            return List.of();
        }
        Map<Gap.Kind, List<Gap.Missing>> byKind = new EnumMap<>(Gap.Kind.class);
        pages.forEach(page -> missing(page).ifPresent(kind -> byKind.computeIfAbsent(kind, k -> new ArrayList<>())
                .add(new Gap.Missing(page.url(), reason(page)))));
        List<Gap> gaps = new ArrayList<>();
        byKind.forEach((kind, urls) -> gaps.add(new Gap(kind, outlet.id(), Optional.empty(),
                day.atStartOfDay(outlet.zone()).toInstant(), OutletGaps.end(outlet, day), List.of(day), urls.size(),
                "", urls)));
        return gaps;
    }

    private Optional<Gap.Kind> missing(LedgerEntry page) {
        return switch (page.state()) {
            case DISCOVERED -> Optional.of(Gap.Kind.WAITING);
            case FAILED -> Optional.of(Gap.Kind.NOT_FETCHED);
            case REFUSED -> ELSEWHERE.stream().anyMatch(page.reason().orElse("")::startsWith)
                    ? Optional.empty()
                    : Optional.of(Gap.Kind.REFUSED);
            case FETCHED -> {
                ItemRecord item = items.get(page.url().toString());
                yield item == null
                        ? Optional.of(Gap.Kind.UNPROCESSED)
                        : Optional.of(Gap.Kind.UNREADABLE).filter(k -> item.state() == ItemState.NOT_ITEM
                                && item.why().contains("unreadable"));
            }
        };
    }

    private String reason(LedgerEntry page) {
        return page.reason().or(() -> Optional.ofNullable(items.get(page.url().toString())).map(ItemRecord::why))
                .orElse(page.state() == UrlState.FETCHED ? "fetched, not processed yet" : "not fetched yet");
    }

    /** Only days that no certain gap explains can be suspected; open days are not over. */
    private List<Gap> quietDays(Outlet outlet, Map<Optional<LocalDate>, List<LedgerEntry>> byDay, List<Gap> certain) {
        Map<LocalDate, Long> counts = new TreeMap<>();
        study.period().days().stream().filter(day -> !OutletGaps.end(outlet, day).isAfter(now))
                .filter(day -> certain.stream().noneMatch(g -> g.days().contains(day)))
                .forEach(day -> counts.put(day, (long) byDay.getOrDefault(Optional.of(day), List.of()).size()));
        List<Gap> gaps = new ArrayList<>();
        Rhythm.farBelow(counts).forEach((day, usual) -> gaps.add(new Gap(Gap.Kind.RHYTHM, outlet.id(),
                Optional.empty(), day.atStartOfDay(outlet.zone()).toInstant(), OutletGaps.end(outlet, day),
                List.of(day), counts.get(day), counts.get(day) + " found, about " + usual + " on such days",
                List.of())));
        return gaps;
    }

    private Coverage.Counts count(List<LedgerEntry> pages) {
        return pages.stream().map(this::count).reduce(Coverage.Counts.NONE, Coverage.Counts::plus);
    }

    private Coverage.Counts count(LedgerEntry page) {
        ItemRecord item = items.get(page.url().toString());
        boolean fetched = page.state() == UrlState.FETCHED;
        Map<ItemState, Integer> as = new HashMap<>();
        if (fetched && item != null) {
            as.put(item.state(), 1);
        }
        boolean relevant = as.containsKey(ItemState.DISTINCT);
        return new Coverage.Counts(1, fetched ? 1 : 0, page.state() == UrlState.REFUSED ? 1 : 0,
                page.state() == UrlState.FAILED ? 1 : 0, page.state() == UrlState.DISCOVERED ? 1 : 0,
                fetched && item == null ? 1 : 0, as.getOrDefault(ItemState.NOT_ITEM, 0),
                as.getOrDefault(ItemState.OUT_OF_PERIOD, 0), as.getOrDefault(ItemState.UNDATED, 0),
                as.getOrDefault(ItemState.NOT_RELEVANT, 0), as.getOrDefault(ItemState.REPEAT, 0),
                as.getOrDefault(ItemState.DISTINCT, 0),
                relevant && coded.contains(item.item().orElseThrow().id()) ? 1 : 0);
    }

    private static Coverage.SourceState state(URI url, List<SourcePoll> list) {
        SourcePoll last = list.getLast();
        List<SourcePoll> read = list.stream().filter(SourcePoll::ok).toList();
        return new Coverage.SourceState(url, last.outlet(), last.channel(), last.reach(), list.size(),
                list.size() - read.size(), read.isEmpty() ? Optional.empty() : Optional.of(read.getLast().at()),
                last.outcome());
    }
}
