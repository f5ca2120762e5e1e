package org.mediabalance.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mediabalance.store.CampaignRecord.Watched;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.Recapture;
import org.mediabalance.store.Recapture.Finding;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Outlet;

/**
 * Fetches pages of one outlet again to see whether they were edited or removed. The ledger keeps the first capture; each
 * later one is added to the page's history, and a new body is compared when the study is processed.
 */
final class SecondLooks {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Outlet outlet;
    private final PoliteFetcher polite;
    private final StudyRecord record;
    private final OutcomeWriter outcomes;
    private final CrawlListener listener;

    SecondLooks(Outlet outlet, PoliteFetcher polite, StudyRecord record, OutcomeWriter outcomes,
            CrawlListener listener) {
        this.outlet = outlet;
        this.polite = polite;
        this.record = record;
        this.outcomes = outcomes;
        this.listener = listener;
    }

    void look(RoundPlan plan) throws InterruptedException {
        List<Watched> due = record.campaign().watched(outlet.id()).stream().filter(plan.look()).toList();
        for (Watched page : due) {
            if (plan.over().getAsBoolean()) {
                return;
            }
            switch (polite.get(Fetch.Request.get(page.url()), outlet.id())) {
                case PoliteFetcher.Outcome.Later later -> {
                    listener.warned(outlet.id(), "not looked at again: " + later.reason());
                    return;
                }
                case PoliteFetcher.Outcome.Refused refused -> write(page, Finding.FAILED, refused.reason());
                case PoliteFetcher.Outcome.Failed failed -> failed(page, failed);
                case PoliteFetcher.Outcome.Answered answered -> answered(page, answered);
            }
        }
    }

    private void failed(Watched page, PoliteFetcher.Outcome.Failed failed) throws InterruptedException {
        Optional<PoliteFetcher.Outcome.Answered> gone = failed.answer()
                .filter(a -> a.answer().status() == NOT_FOUND || a.answer().status() == GONE);
        if (gone.isPresent()) {
            write(page, Finding.REMOVED, failed.reason(), gone.get().stored());
        } else {
            write(page, Finding.FAILED, failed.reason());
        }
    }

    private void answered(Watched page, PoliteFetcher.Outcome.Answered answered) throws InterruptedException {
        URI url = answered.answer().url();
        boolean home = url.getRawPath().length() <= 1 && page.url().getRawPath().length() > 1;
        if (home || Sites.refusal(outlet, url).isPresent()) {
            write(page, Finding.REPLACED, "redirects to " + url, answered.stored());
        } else if (answered.stored().digest().equals(page.digest())) {
            write(page, Finding.SAME, "", answered.stored());
        } else {
            write(page, Finding.FETCHED, "", answered.stored());
        }
    }

    private void write(Watched page, Finding finding, String reason, LedgerEntry.Stored stored)
            throws InterruptedException {
        write(new Recapture(0, page.url(), stored.time(), finding, reason, Optional.of(stored), List.of()));
    }

    private void write(Watched page, Finding finding, String reason) throws InterruptedException {
        Instant now = polite.now();
        write(new Recapture(0, page.url(), now, finding, reason, Optional.empty(), List.of()));
    }

    private void write(Recapture look) throws InterruptedException {
        outcomes.write(() -> record.campaign().lookedAgain(look));
    }
}
