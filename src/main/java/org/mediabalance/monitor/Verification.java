package org.mediabalance.monitor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mediabalance.crawl.WarcArchive;
import org.mediabalance.index.IndexOpening;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;

/**
 * Whether a study's archive, record and index agree.
 *
 * @param responses archived responses that were read and compared with their digest
 * @param indexed items in the index; 0 when there is none, which is no problem, since it can be made again
 * @param problems what does not hold, one line each
 */
public record Verification(int responses, int items, int indexed, List<String> problems) {
    public Verification {
        problems = List.copyOf(problems);
    }

    /** Checks the whole study; changes nothing. */
    public static Verification of(StudyDirectory directory, Progress progress) {
        List<String> problems = new ArrayList<>();
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            List<LedgerEntry> ledger = record.ledger();
            List<ItemRecord> items = record.items();
            List<LedgerEntry> fetched = ledger.stream().filter(e -> e.state() == UrlState.FETCHED).toList();
            for (int i = 0; i < fetched.size(); i++) {
                check(directory, fetched.get(i), problems);
                progress.at("verify", i + 1, fetched.size());
            }
            problems.addAll(Tallies.of(ledger, items).broken());
            int known = (int) items.stream().filter(i -> i.item().isPresent()).count();
            return new Verification(fetched.size(), known, indexed(directory, known, problems), problems);
        }
    }

    private static void check(StudyDirectory directory, LedgerEntry entry, List<String> problems) {
        try {
            WarcArchive.read(directory.archive(), entry.stored().orElseThrow());
        } catch (IOException e) {
            problems.add(entry.url() + ": " + e.getMessage());
        }
    }

    private static int indexed(StudyDirectory directory, int known, List<String> problems) {
        return switch (IndexBuild.find(directory)) {
            case IndexOpening.Missing missing -> 0;
            case IndexOpening.Damaged damaged -> {
                problems.add("index damaged: " + damaged.why() + "; 'mediabalance process' makes it again");
                yield 0;
            }
            case IndexOpening.OtherVersion other -> {
                problems.add("index of version " + other.found() + "; 'mediabalance process' makes it again");
                yield 0;
            }
            case IndexOpening.Ready ready -> {
                try (var index = ready.index()) {
                    if (index.size() != known) {
                        problems.add("index holds " + index.size() + " items, the record " + known
                                + "; 'mediabalance process' makes it again");
                    }
                    yield index.size();
                }
            }
        };
    }
}
