package org.mediabalance.monitor;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.mediabalance.crawl.WarcArchive;
import org.mediabalance.index.IndexOpening;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.Recapture;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;

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
            List<Evidence> evidence = evidence(ledger, record);
            for (int i = 0; i < evidence.size(); i++) {
                check(directory, evidence.get(i), problems);
                progress.at("verify", i + 1, evidence.size());
            }
            problems.addAll(Tallies.of(ledger, items).broken());
            int known = (int) items.stream().filter(i -> i.item().isPresent()).count();
            return new Verification(evidence.size(), known, indexed(directory, known, problems), problems);
        }
    }

    /** A place in the archive that the record names. */
    private record Evidence(URI url, LedgerEntry.Stored stored) {}

    /** First captures of all URLs, then what later looks at them were answered. */
    private static List<Evidence> evidence(List<LedgerEntry> ledger, StudyRecord record) {
        List<Evidence> evidence = new ArrayList<>();
        ledger.forEach(e -> e.stored().ifPresent(stored -> evidence.add(new Evidence(e.url(), stored))));
        for (Recapture.Finding finding : Recapture.Finding.values()) {
            record.campaign().captures(finding)
                    .forEach(look -> look.stored().ifPresent(s -> evidence.add(new Evidence(look.url(), s))));
        }
        return evidence;
    }

    private static void check(StudyDirectory directory, Evidence evidence, List<String> problems) {
        try {
            WarcArchive.read(directory.archive(), evidence.stored());
        } catch (IOException e) {
            problems.add(evidence.url() + ": " + e.getMessage());
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
