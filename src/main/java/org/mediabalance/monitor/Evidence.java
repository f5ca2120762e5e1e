package org.mediabalance.monitor;

import java.io.IOException;
import java.util.Optional;
import org.mediabalance.crawl.WarcArchive;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.Capture;

/** What an outlet served, read back from the archive. */
public final class Evidence {
    private Evidence() {
    }

    /** The capture stored at this place, its digest checked; empty when it is missing or damaged. */
    public static Optional<Capture> read(StudyDirectory directory, LedgerEntry.Stored stored) {
        try {
            return Optional.of(WarcArchive.read(directory.archive(), stored));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
