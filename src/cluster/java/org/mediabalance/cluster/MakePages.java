package org.mediabalance.cluster;

import java.nio.file.Path;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.mediabalance.monitor.PageProcessing;
import org.mediabalance.store.PageWork;
import org.mediabalance.store.StudyDirectory;

/** Lines of work to lines of made pages, by the functions that one machine uses. Each parallel task has its own. */
final class MakePages extends RichMapFunction<String, String> {
    /** Pages made so far, those included that were made again after a machine was lost. */
    static final String MADE = "made";
    private static final long serialVersionUID = 1;

    private final String study;
    private final String model;
    private final LongCounter made = new LongCounter();
    private transient PageProcessing processing;

    MakePages(Path study, Path model) {
        this.study = study.toString();
        this.model = model.toString();
    }

    @Override
    public void open(OpenContext context) {
        processing = new PageProcessing(StudyDirectory.open(Path.of(study)), Path.of(model));
        getRuntimeContext().addAccumulator(MADE, made);
    }

    @Override
    public String map(String work) {
        String line = processing.make(PageWork.of(work)).line();
        made.add(1);
        return line;
    }

    @Override
    public void close() {
        if (processing != null) {
            processing.close();
        }
    }
}
