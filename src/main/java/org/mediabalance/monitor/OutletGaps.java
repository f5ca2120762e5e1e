package org.mediabalance.monitor;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.store.Reach;
import org.mediabalance.store.SourcePoll;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Source;
import org.mediabalance.study.Study;

/** The gaps that the polls of one outlet's sources leave in the period, put on the outlet's local days. Pure. */
final class OutletGaps {
    private final Outlet outlet;
    private final List<LocalDate> days;
    private final Instant start;
    private final Instant end;
    private final Instant now;

    OutletGaps(Study study, Outlet outlet, Instant now) {
        this.outlet = outlet;
        this.days = study.period().days();
        this.now = now;
        this.start = study.period().from().atStartOfDay(outlet.zone()).toInstant();
        Instant over = end(outlet, study.period().to());
        this.end = now.isBefore(over) ? now : over;
    }

    /** The moment the outlet's local day is over. */
    static Instant end(Outlet outlet, LocalDate day) {
        return day.plusDays(1).atStartOfDay(outlet.zone()).toInstant();
    }

    List<Gap> of(Map<URI, List<SourcePoll>> bySource) {
        if (!start.isBefore(end)) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        if (bySource.isEmpty()) {
            gaps.add(gap(Optional.empty(), new SourceGaps.Stretch(Gap.Kind.NOT_POLLED, start, end, 0, "never polled")));
        }
        bySource.forEach((url, polls) -> {
            Optional<Instant> archives = archivesRead(url, bySource);
            SourceGaps.of(polls, start, end, now, retired(url)).stream()
                    .filter(s -> s.kind() == Gap.Kind.DEAD || archives.map(s.to()::isAfter).orElse(true))
                    .forEach(s -> gaps.add(gap(Optional.of(url), s)));
        });
        return gaps;
    }

    /** Whether study.yaml names lists of the outlet and this one no longer. */
    private boolean retired(URI source) {
        Set<URI> declared = outlet.sources().stream().map(Source::url).collect(Collectors.toSet());
        return !declared.isEmpty() && !declared.contains(source);
    }

    /** Whether the day is over and every list was read once more since. */
    boolean closed(LocalDate day, Map<URI, List<SourcePoll>> bySource) {
        Instant over = end(outlet, day);
        return !over.isAfter(now) && bySource.entrySet().stream().filter(e -> !retired(e.getKey()))
                .allMatch(e -> e.getValue().stream().anyMatch(p -> p.ok() && !p.at().isBefore(over)));
    }

    /**
     * The moment until which a window's gaps are closed because every archive of the outlet on the same host was read
     * later: an archive still names what a window has dropped. Empty when there is no such archive, or when the source
     * is one itself.
     */
    private static Optional<Instant> archivesRead(URI window, Map<URI, List<SourcePoll>> bySource) {
        if (archive(bySource.get(window))) {
            return Optional.empty();
        }
        List<List<SourcePoll>> archives = bySource.entrySet().stream()
                .filter(e -> window.getAuthority().equals(e.getKey().getAuthority())).map(Map.Entry::getValue)
                .filter(OutletGaps::archive).toList();
        return archives.stream().map(list -> list.stream().filter(SourcePoll::ok).toList().getLast().at())
                .min(Instant::compareTo);
    }

    private static boolean archive(List<SourcePoll> polls) {
        return polls.stream().filter(SourcePoll::ok).reduce((a, b) -> b).map(p -> p.reach() == Reach.ARCHIVE)
                .orElse(false);
    }

    private Gap gap(Optional<URI> source, SourceGaps.Stretch s) {
        Instant from = s.from().isBefore(start) ? start : s.from();
        Instant to = s.to().isAfter(end) ? end : s.to();
        List<LocalDate> touched = days.stream().filter(day -> day.atStartOfDay(outlet.zone()).toInstant().isBefore(to)
                && end(outlet, day).isAfter(from)).toList();
        return new Gap(s.kind(), outlet.id(), source, from, to, touched, s.count(), s.detail(), List.of());
    }
}
