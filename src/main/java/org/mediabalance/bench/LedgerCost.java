package org.mediabalance.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.ListEntry;
import org.mediabalance.store.ListPoll;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Hint;

/** What the ledger costs per URL: found by a list, read from the line, ended as fetched. */
final class LedgerCost {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HOSTS = 533;
    private static final int LIST_ENTRIES = 100;
    private static final int BATCH = 200;

    /** Microseconds per URL: by the clock, commits to the disk included, and of the processor. */
    record Micros(double clock, double processor) {}

    /** The three things that happen to a URL. */
    record Costs(Micros found, Micros namedAgain, Micros fetched) {}

    private LedgerCost() {
    }

    /**
     * Fills a new record with this many URLs of 533 hosts.
     *
     * @param measured of these the last ones are timed, so that a large ledger is measured when it is large
     */
    static Costs of(Path file, int urls, int measured) {
        try (StudyRecord record = StudyRecord.open(file)) {
            for (int from = 0; from < urls - measured; from += LIST_ENTRIES) {
                poll(record, from, Math.min(LIST_ENTRIES, urls - measured - from));
            }
            Micros found = micros(measured, () -> {
                for (int from = urls - measured; from < urls; from += LIST_ENTRIES) {
                    poll(record, from, LIST_ENTRIES);
                }
            });
            Micros again = micros(measured, () -> {
                for (int from = urls - measured; from < urls; from += LIST_ENTRIES) {
                    poll(record, from, LIST_ENTRIES);
                }
            });
            return new Costs(found, again, micros(measured, () -> fetch(record, measured)));
        }
    }

    /** A list of one host; the hosts take turns. */
    private static void poll(StudyRecord record, int from, int entries) {
        int host = from / LIST_ENTRIES % HOSTS;
        String site = "https://www.outlet-" + host + ".example/";
        List<ListEntry> named = IntStream.range(from, from + entries)
                .mapToObj(i -> new ListEntry(URI.create(site + "news/2026/01/" + i + "-a-title-in-the-address"),
                        Hint.none("sitemap"), Optional.empty(), Optional.empty()))
                .toList();
        record.polled(new ListPoll(URI.create(site + "sitemap-" + from + ".xml"), outlet(host), "sitemap",
                Optional.empty(), Optional.empty(), NOW, ListPoll.OK, entries), named);
    }

    private static String outlet(int host) {
        return "outlet-" + host;
    }

    /** Takes lines of the outlets in turn and ends what they hold, as a crawl does. */
    private static void fetch(StudyRecord record, int urls) {
        int done = 0;
        for (int host = 0; done < urls; host = (host + 1) % HOSTS) {
            for (String prefix : record.waitingHosts(outlet(host))) {
                List<LedgerEntry> line = record.waiting(outlet(host), prefix, BATCH);
                record.together(() -> line.forEach(entry -> record.fetched(entry.url(),
                        new LedgerEntry.Stored("00001.warc.gz", 1, "sha256:" + "0".repeat(64), NOW))));
                done += line.size();
            }
        }
    }

    private static Micros micros(int urls, Runnable work) {
        long start = System.nanoTime();
        double processor = CpuTime.seconds(work);
        return new Micros((System.nanoTime() - start) / 1e3 / urls, processor * 1e6 / urls);
    }
}
