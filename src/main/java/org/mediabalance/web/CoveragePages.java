package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mediabalance.monitor.Coverage;
import org.mediabalance.monitor.CoverageLedger;
import org.mediabalance.monitor.Gap;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.study.Outlet;

/** What was seen of every outlet on every day, and what is missing, down to the addresses. */
final class CoveragePages implements Pages {
    private final OpenStudy study;
    private final Remembered<Coverage> coverage = new Remembered<>();

    CoveragePages(OpenStudy study) {
        this.study = study;
    }

    /**
     * The grid and what stands below it.
     *
     * @param gaps of days, outlets and lists, oldest first
     */
    private record Grid(String at, List<String> days, List<Row> rows, int incomplete, List<Missed> gaps,
            List<Polled> sources, Map<String, String> robots) {}

    /** An outlet's days. */
    private record Row(String outlet, String name, List<Cell> days, Coverage.Counts total) {}

    /** An outlet's day; the phrase says why it has a gap. */
    private record Cell(String day, String state, long found, long relevant, List<String> why, String link) {}

    /** A gap. */
    private record Missed(String kind, boolean certain, String outlet, Optional<String> source, List<String> days,
            long count, String detail, List<Gap.Missing> urls) {}

    /** How a list was polled. */
    private record Polled(String outlet, String url, String channel, int polls, int failed, Optional<String> lastRead,
            String lastOutcome) {}

    /** The addresses behind a cell. */
    private record Day(String outlet, String name, String date, Map<String, Integer> states, List<Page> pages) {}

    /** One address and what became of it. */
    private record Page(String url, String state, String reason, String channel, Optional<String> item,
            Optional<String> title, Optional<String> fetched) {}

    @Override
    public void register(Routes routes) {
        routes.menu("/coverage", "menu.coverage");
        routes.page("/coverage", request -> new Shown("coverage", grid()));
        routes.page("/coverage/{outlet}/{day}", request -> new Shown("day", day(request)));
    }

    private Coverage coverage() {
        // Which days are over depends on the clock too; a minute is fine enough for days.
        Instant now = study.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        return coverage.of("", study.record().version() + now,
                () -> CoverageLedger.of(study.study(), study.record(), now));
    }

    private Grid grid() {
        Coverage seen = coverage();
        Map<String, String> names = study.study().outlets().stream()
                .collect(Collectors.toMap(Outlet::id, Outlet::name));
        Map<String, List<Coverage.OutletDay>> byOutlet = seen.days().stream()
                .collect(Collectors.groupingBy(Coverage.OutletDay::outlet));
        List<Row> rows = study.study().outlets().stream()
                .map(outlet -> row(outlet, byOutlet.getOrDefault(outlet.id(), List.of()))).toList();
        List<Missed> gaps = seen.gaps().stream().map(gap -> new Missed(gap.kind().label(), gap.kind().certain(),
                names.get(gap.outlet()), gap.source().map(Object::toString),
                gap.days().stream().map(LocalDate::toString).toList(), gap.count(), gap.detail(), gap.urls())).toList();
        List<Polled> sources = seen.sources().stream().map(s -> new Polled(names.get(s.outlet()), s.url().toString(),
                s.channel(), s.polls(), s.failed(), s.lastRead().map(Instant::toString), s.lastOutcome())).toList();
        return new Grid(seen.at().toString(), study.study().period().days().stream().map(LocalDate::toString).toList(),
                rows, seen.incomplete().size(), gaps, sources, new TreeMap<>(seen.robots()));
    }

    private static Row row(Outlet outlet, List<Coverage.OutletDay> days) {
        List<Cell> cells = new ArrayList<>();
        Coverage.Counts total = Coverage.Counts.NONE;
        for (Coverage.OutletDay day : days) {
            total = total.plus(day.total());
            cells.add(new Cell(day.day().toString(), day.state().label(), day.total().discovered(),
                    day.total().relevant(), day.gaps().stream().map(g -> g.kind().label()).distinct().toList(),
                    "/coverage/" + outlet.id() + "/" + day.day()));
        }
        return new Row(outlet.id(), outlet.name(), cells, total);
    }

    private Day day(Context request) {
        Outlet outlet = study.study().outlets().stream().filter(o -> o.id().equals(request.pathParam("outlet")))
                .findFirst().orElseThrow(CoveragePages::nothing);
        LocalDate day = day(request.pathParam("day"));
        List<Page> pages = CoverageLedger
                .pages(study.study(), study.record(), study.clock().instant(), outlet, day).stream()
                .map(CoveragePages::page).sorted(Comparator.comparing(Page::state).thenComparing(Page::url)).toList();
        Map<String, Integer> states = pages.stream()
                .collect(Collectors.toMap(Page::state, page -> 1, Integer::sum, TreeMap::new));
        return new Day(outlet.id(), outlet.name(), day.toString(), states, pages);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw nothing();
        }
    }

    private static NotFoundResponse nothing() {
        return new NotFoundResponse("this study has no such outlet or day");
    }

    private static Page page(CoverageLedger.Page page) {
        LedgerEntry entry = page.entry();
        Optional<ItemRecord> made = page.item();
        return new Page(entry.url().toString(), made.map(m -> m.state().label()).orElse(entry.state().label()),
                entry.reason().or(() -> made.map(ItemRecord::why)).orElse(""), entry.channel(),
                made.flatMap(ItemRecord::item).map(i -> i.id()),
                made.flatMap(ItemRecord::item).map(i -> Texts.shortened(i.title())),
                entry.stored().map(s -> s.time().toString()));
    }
}
