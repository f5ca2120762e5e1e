package org.mediabalance.monitor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.mediabalance.store.StudyDirectory;

/**
 * An engine that does {@link PageProcessing} on several machines. It comes with the Maven profile {@code cluster} and is
 * found on the class path; the laptop's program has none.
 */
public interface ProcessingCluster {

    /**
     * What is to be done. All paths mean the same directories on every machine.
     *
     * @param directory the study; its archive is read, and its index filled where that is shared
     * @param model the stance model's directory
     * @param work lines of {@link org.mediabalance.store.PageWork}
     * @param pages how many lines
     * @param made an empty or missing directory for files of {@link org.mediabalance.store.MadePage} lines; a page may stand
     *        in them twice
     */
    record Job(StudyDirectory directory, Path model, Path work, long pages, Path made) {}

    /**
     * Asks whether the cluster of this address is there, before anything is written.
     *
     * @throws org.mediabalance.study.InputException when no cluster answers there, or one that cannot do the job
     */
    void check(Optional<String> address) throws InterruptedException;

    /**
     * Does the job and returns when it is done, on the cluster of this address, or in this process when there is none.
     *
     * @param address {@code HOST:PORT} of the cluster's REST interface
     * @throws org.mediabalance.study.InputException when no cluster answers there, or one that cannot do the job
     * @throws java.io.IOException when the job failed; what it made until then is not complete
     */
    void run(Job job, Optional<String> address, Progress progress) throws java.io.IOException, InterruptedException;

    /** The engine on the class path, if any. */
    static Optional<ProcessingCluster> find() {
        return ServiceLoader.load(ProcessingCluster.class).findFirst();
    }
}
