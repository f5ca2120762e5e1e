package org.mediabalance.monitor;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.mediabalance.crawl.CrawlListener;
import org.mediabalance.crawl.CrawlSession;
import org.mediabalance.crawl.LookSchedule;
import org.mediabalance.crawl.PollSchedule;
import org.mediabalance.crawl.RoundPlan;
import org.mediabalance.store.Alert;
import org.mediabalance.store.SourcePoll;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Source;
import org.mediabalance.study.Study;

/**
 * Crawls a study again and again until it is told to stop. A round polls the sources that are due, fetches what waits and
 * looks again at pages that became items; it ends when the next source is due, so that one slow outlet cannot make
 * another's list turn over. Run by one thread.
 */
final class Campaign implements CrawlListener {
    /** Coverage is computed over the whole ledger, so alerts are not looked for after every short round. */
    private static final Duration ALERTS = Duration.ofMinutes(30);
    /** A round has at least this share of the usual interval to fetch in, even when the next source is due already. */
    private static final int LEAST_SHARE = 6;

    private final Study study;
    private final StudyRecord record;
    private final Clock clock;
    private final Waiting waiting;
    private final Progress progress;
    private final Duration every;
    private final PollSchedule schedule;
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger fresh = new AtomicInteger();
    private final Map<URI, Instant> due = new HashMap<>();
    private Instant alerted = Instant.EPOCH;

    Campaign(Study study, StudyRecord record, Duration every, Clock clock, Waiting waiting, Progress progress) {
        this.study = study;
        this.record = record;
        this.clock = clock;
        this.waiting = waiting;
        this.progress = progress;
        this.every = every;
        this.schedule = new PollSchedule(study.id(), every);
    }

    /**
     * Runs rounds until told to stop.
     *
     * @param after what is done after each round, such as processing
     * @return what was wrong in the last round, one line each
     */
    List<String> run(CrawlSession session, Runnable after, Alarm alarm) throws InterruptedException {
        List<String> problems = List.of();
        int number = 0;
        schedule();
        while (!waiting.stopping()) {
            lists.set(0);
            fresh.set(0);
            problems = session.round(plan());
            int waits = study.outlets().stream().mapToInt(o -> record.waitingCount(o.id())).sum();
            if (!waiting.stopping()) {
                after.run();
                raise(alarm);
            }
            schedule();
            Instant next = next();
            progress.say(clock.instant() + " round " + ++number + ": " + lists + " lists read, " + fresh + " new, "
                    + waits + " waiting, " + problems.size() + " problems; next " + next);
            if (!waiting.stopping()) {
                waiting.until(next);
            }
        }
        return problems;
    }

    private RoundPlan plan() {
        Instant now = clock.instant();
        Instant end = now.plus(every);
        Instant least = now.plus(every.dividedBy(LEAST_SHARE));
        for (Instant moment : due.values()) {
            end = moment.isAfter(now) && moment.isBefore(end) ? moment : end;
        }
        Instant over = end.isBefore(least) ? least : end;
        return new RoundPlan(source -> !due.getOrDefault(source, now).isAfter(now),
                page -> LookSchedule.due(page, clock.instant()),
                () -> waiting.stopping() || !clock.instant().isBefore(over), waiting::stopping);
    }

    /** Finds out when each source is due that the study names, or that was found for an outlet without named ones. */
    private void schedule() {
        due.clear();
        for (Outlet outlet : study.outlets()) {
            List<URI> sources = outlet.sources().isEmpty()
                    ? record.campaign().sources(outlet.id())
                    : outlet.sources().stream().map(Source::url).toList();
            for (URI source : sources) {
                List<SourcePoll> polls = record.campaign().lastPolls(source, PollSchedule.HISTORY);
                if (!polls.isEmpty()) {
                    due.put(source, schedule.next(polls));
                }
            }
        }
    }

    /** When the next source is due, at the latest after the usual interval, when pages are looked at again. */
    private Instant next() {
        Instant now = clock.instant();
        Instant latest = now.plus(every);
        Instant next = due.values().stream().filter(latest::isAfter).min(Instant::compareTo).orElse(latest);
        return next.isBefore(now) ? now : next;
    }

    private void raise(Alarm alarm) throws InterruptedException {
        if (clock.instant().isBefore(alerted.plus(ALERTS))) {
            return;
        }
        alerted = clock.instant();
        for (Alert alert : new Alerts(study, record, clock.instant()).found()) {
            if (record.campaign().raised(alert)) {
                alarm.raise(alert);
            }
        }
    }

    @Override
    public void listed(String outlet, String channel, int entries, int freshEntries) {
        lists.incrementAndGet();
        fresh.addAndGet(freshEntries);
    }

    @Override
    public void progressed(String outlet, int done, int waits) {
        // the round's line says what waits
    }

    @Override
    public void warned(String outlet, String what) {
        progress.say(clock.instant() + " " + outlet + ": " + what);
    }
}
