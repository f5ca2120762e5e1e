package org.mediabalance.web;

import java.time.Clock;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.monitor.IndexBuild;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Study;

/** The study that is served, with its record and index open for as long as the server runs. Thread-safe. */
record OpenStudy(StudyDirectory directory, StudyRecord record, ItemIndex index, Clock clock)
        implements
            AutoCloseable {

    /** Opens record and index, making the index anew when it is missing, damaged or of another version. */
    static OpenStudy open(StudyDirectory directory, Clock clock, Progress progress) {
        StudyRecord record = StudyRecord.open(directory.record());
        try {
            return new OpenStudy(directory, record, new IndexBuild(directory, record).open(progress), clock);
        } catch (RuntimeException e) {
            record.close();
            throw e;
        }
    }

    Study study() {
        return directory.study();
    }

    @Override
    public void close() {
        index.close();
        record.close();
    }
}
