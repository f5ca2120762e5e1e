package org.mediabalance.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.monitor.IndexBuild;
import org.mediabalance.store.MadePage;
import org.mediabalance.store.StudyDirectory;

/**
 * Puts made items into the study's shared index as they come, so that they can be searched while the job runs. What the
 * engine delivers twice replaces itself, since an item is stored under its id.
 */
final class SharedIndexSink implements Sink<String> {
    private static final long serialVersionUID = 1;
    /** One bulk request; at a few kilobytes an item well below the 10 to 15 MB that OpenSearch's guide names as large. */
    private static final int BATCH = 500;

    private final String study;

    SharedIndexSink(Path study) {
        this.study = study.toString();
    }

    @Override
    public SinkWriter<String> createWriter(WriterInitContext context) {
        return new Writer(StudyDirectory.open(Path.of(study)));
    }

    /** Writes by batches; whatever is in hand is written before a checkpoint is complete. */
    private static final class Writer implements SinkWriter<String> {
        private final StudyDirectory directory;
        private final ItemIndex index;
        private final List<MadePage> batch = new ArrayList<>();

        Writer(StudyDirectory directory) {
            this.directory = directory;
            this.index = IndexBuild.openShared(directory);
        }

        @Override
        public void write(String line, Context context) throws IOException {
            batch.add(MadePage.of(line));
            if (batch.size() >= BATCH) {
                flush(false);
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (!batch.isEmpty()) {
                index.update(batch.stream().flatMap(page -> IndexBuild.unsettled(directory.study(), page).stream())
                        .toList());
                batch.clear();
            }
        }

        @Override
        public void close() {
            index.close();
        }
    }
}
