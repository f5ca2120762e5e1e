package org.mediabalance.monitor;

import java.util.List;
import java.util.Optional;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.Recapture;
import org.mediabalance.store.Recapture.Finding;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Item;

/** Compares later captures of a page with the version before, both extracted anew from the archive. */
final class LookComparison {
    private final StudyRecord record;
    private final ItemMaker maker;

    LookComparison(StudyRecord record, ItemMaker maker) {
        this.record = record;
        this.maker = maker;
    }

    /** Settles every later capture that was fetched and not compared yet. */
    void run(Progress progress) {
        List<Recapture> looks = record.campaign().captures(Finding.FETCHED);
        for (int i = 0; i < looks.size(); i++) {
            compare(looks.get(i));
            progress.at("compare", i + 1, looks.size());
        }
    }

    private void compare(Recapture look) {
        LedgerEntry page = record.entry(look.url()).orElseThrow();
        Optional<Item> before = extract(page, before(look).or(page::stored));
        ItemRecord after = maker.make(page.storedAt(look.stored().orElseThrow()), List.of());
        if (before.isEmpty()) {
            settle(look, Finding.FAILED, "the version before cannot be read", List.of());
        } else if (after.item().isEmpty()) {
            settle(look, Finding.REPLACED, "answers with a page that is no item: " + after.why(), List.of());
        } else if (Difference.anotherPage(before.get(), after.item().get())) {
            settle(look, Finding.REPLACED, "answers with another page: " + after.item().get().title(), List.of());
        } else {
            List<Recapture.Change> changes = Difference.between(before.get(), after.item().get());
            settle(look, changes.isEmpty() ? Finding.SAME : Finding.EDITED, Difference.fields(changes).orElse(""),
                    changes);
        }
    }

    private Optional<LedgerEntry.Stored> before(Recapture look) {
        return record.campaign().captures(look.url()).stream().filter(c -> c.number() < look.number())
                .filter(c -> c.finding() == Finding.EDITED || c.finding() == Finding.SAME)
                .reduce((a, b) -> b).flatMap(Recapture::stored);
    }

    private Optional<Item> extract(LedgerEntry page, Optional<LedgerEntry.Stored> stored) {
        return stored.flatMap(s -> maker.make(page.storedAt(s), List.of()).item());
    }

    private void settle(Recapture look, Finding finding, String reason, List<Recapture.Change> changes) {
        record.campaign().compared(look.number(), finding, reason, changes);
    }
}
