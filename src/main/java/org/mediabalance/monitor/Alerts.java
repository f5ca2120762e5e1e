package org.mediabalance.monitor;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.store.Alert;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.Recapture;
import org.mediabalance.store.Recapture.Finding;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.Study;

/** Finds what people must hear of in a study as it stands: gaps, closed hosts, changes to items they have coded. */
final class Alerts {
    private final Study study;
    private final StudyRecord record;
    private final Instant now;

    Alerts(Study study, StudyRecord record, Instant now) {
        this.study = study;
        this.record = record;
        this.now = now;
    }

    /** All there is to alert to, raised before or not. */
    List<Alert> found() {
        List<Alert> found = new ArrayList<>();
        Coverage coverage = CoverageLedger.of(study, record, now);
        for (Gap gap : coverage.gaps()) {
            // Pages that wait or were not processed are the program's own work in hand.
            if (gap.kind() != Gap.Kind.WAITING && gap.kind() != Gap.Kind.UNPROCESSED) {
                found.add(gap(gap));
            }
        }
        for (Coverage.SourceState source : coverage.sources()) {
            if (source.lastOutcome().startsWith("robots.txt")) {
                found.add(alert("refused " + source.url(), "refused", source.outlet(),
                        source.url() + ": " + source.lastOutcome()));
            }
        }
        found.addAll(changes());
        return found;
    }

    private Alert gap(Gap gap) {
        String days = gap.days().size() == 1
                ? gap.days().getFirst().toString()
                : gap.days().getFirst() + ".." + gap.days().getLast();
        String what = gap.phrase() + gap.source().map(s -> ", " + s).orElse("")
                + (gap.detail().isEmpty() ? "" : ": " + gap.detail());
        return alert(gap.kind().label() + " " + gap.outlet() + " " + gap.source().map(URI::toString).orElse("") + " "
                + gap.from(), gap.kind() == Gap.Kind.DEAD ? "dead" : "gap", gap.outlet(), days + ": " + what);
    }

    private List<Alert> changes() {
        Set<String> coded = record.humanCodes().stream().map(HumanCode::item).collect(Collectors.toSet());
        List<Alert> found = new ArrayList<>();
        for (Finding finding : List.of(Finding.EDITED, Finding.REMOVED, Finding.REPLACED)) {
            for (Recapture look : record.campaign().captures(finding)) {
                if (coded.contains(ItemId.of(look.url()))) {
                    String outlet = record.entry(look.url()).orElseThrow().outlet();
                    found.add(alert(look.finding().label() + " " + look.number(), look.finding().label(), outlet,
                            "coded item " + ItemId.of(look.url()) + " " + words(look) + ": " + look.url()));
                }
            }
        }
        return found;
    }

    private static String words(Recapture look) {
        String reason = look.reason().isEmpty() ? "" : " (" + look.reason() + ")";
        return look.finding() == Finding.EDITED ? "was edited" + reason : "is no longer there" + reason;
    }

    private Alert alert(String name, String kind, String outlet, String text) {
        return new Alert(name, kind, outlet, text, now);
    }
}
