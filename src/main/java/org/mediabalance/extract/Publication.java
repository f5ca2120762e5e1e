package org.mediabalance.extract;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Published;
import org.mediabalance.study.Published.Precision;

/**
 * Decides when an item was published. A date with a time that the page states beats a list's date with a time, which
 * beats a day alone; when the page gives only the day and a list a time on that day, the two are one statement.
 */
final class Publication {
    private final DateReader dates;
    private final ZoneId zone;
    private final Instant captured;
    private final List<String> notes;

    Publication(DateReader dates, ZoneId zone, Instant captured, List<String> notes) {
        this.dates = dates;
        this.zone = zone;
        this.captured = captured;
        this.notes = notes;
    }

    /** The publication by the page's claims in order of trust and the hints of lists; empty when nothing states it. */
    Optional<Published> of(List<Claims.Claim> claims, List<Hint> hints) {
        List<Published> page = new ArrayList<>();
        for (Claims.Claim claim : claims) {
            read(claim).filter(this::past).ifPresent(page::add);
        }
        List<Published> listed = hints.stream().flatMap(hint -> hint.published().stream()).filter(this::past).toList();
        Optional<Published> day = page.stream().findFirst();
        // A time from further down the page completes the first claim's day; on another day it is another item's.
        Optional<Published> timed = page.stream().filter(p -> p.precision() != Precision.DAY)
                .filter(p -> day.get().day().equals(p.day()) || day.get().precision() != Precision.DAY).findFirst();
        return timed.or(() -> listed.stream().filter(p -> p.precision() != Precision.DAY).findFirst()).or(() -> day)
                .or(() -> listed.stream().findFirst());
    }

    /** The moment of a claim, such as the last change; empty for a day alone. */
    Optional<Instant> moment(Optional<Claims.Claim> claim) {
        return claim.flatMap(this::read).filter(this::past).flatMap(Published::instant);
    }

    private Optional<Published> read(Claims.Claim claim) {
        return switch (dates.read(claim.value())) {
            case DateReading.Found found -> Optional.of(midnightless(found.date(), claim.source()));
            case DateReading.Impossible impossible -> {
                notes.add(claim.source() + ": " + impossible.why());
                yield Optional.empty();
            }
            case DateReading.Absent absent -> Optional.empty();
        };
    }

    /** Midnight to the second is what systems write for a day without a time. */
    private Published midnightless(WrittenDate date, String source) {
        boolean midnight = date.time().filter(LocalTime.MIDNIGHT::equals).isPresent() && date.seconds();
        return (midnight ? date.dayOnly() : date).published(zone, source);
    }

    private boolean past(Published published) {
        // A capture cannot hold an item from the future; one day covers zones and clocks that run ahead.
        boolean past = !published.day().isAfter(captured.atZone(zone).toLocalDate().plusDays(1));
        if (!past) {
            notes.add(published.source() + ": " + published.day() + " is after the capture");
        }
        return past;
    }
}
