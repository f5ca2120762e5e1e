package org.mediabalance.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.mediabalance.monitor.ProcessingCluster;
import org.mediabalance.monitor.Progress;

/**
 * Processing as an Apache Flink job. The work is read with checkpoints: after a machine is lost, the job goes on from the
 * last one, and files written since then are dropped. Found on the class path by {@link ProcessingCluster#find}.
 */
public final class FlinkCluster implements ProcessingCluster {
    /** Work between two checkpoints is done again when a machine is lost; at some pages a second this is little. */
    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);
    /** How often the job may lose machines; a fault of the job itself is met each time and ends it. */
    private static final int RESTARTS = 10;

    @Override
    public void check(Optional<String> address) throws InterruptedException {
        if (address.isPresent()) {
            JobManager.reach(address.get());
        }
    }

    @Override
    public void run(Job job, Optional<String> address, Progress progress) throws IOException, InterruptedException {
        Optional<JobManager> jobManager = Optional.empty();
        if (address.isPresent()) {
            jobManager = Optional.of(JobManager.reach(address.get()));
        }
        Configuration settings = settings(job);
        StreamExecutionEnvironment flink = jobManager
                .map(manager -> StreamExecutionEnvironment.createRemoteEnvironment(manager.host(), manager.port(),
                        settings))
                .orElseGet(() -> StreamExecutionEnvironment.createLocalEnvironment(settings));
        flink.setParallelism(
                jobManager.map(JobManager::slots).orElseGet(() -> Runtime.getRuntime().availableProcessors()));
        flow(flink, job);
        await(submitted(flink, job), job.pages(), progress);
    }

    private static JobClient submitted(StreamExecutionEnvironment flink, Job job) throws IOException {
        try {
            return flink.executeAsync("mediabalance " + job.directory().study().id());
        } catch (Exception e) { // as the engine declares it
            throw new IOException("the job could not be started: " + cause(e), e);
        }
    }

    private static Configuration settings(Job job) {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                job.made().resolveSibling("checkpoints").toUri().toString());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        return settings;
    }

    private static void flow(StreamExecutionEnvironment flink, Job job) {
        Path study = job.directory().root().toAbsolutePath();
        DataStream<String> made = flink
                .fromSource(FileSource.forRecordStreamFormat(new TextLineInputFormat(), path(job.work())).build(),
                        WatermarkStrategy.noWatermarks(), "work")
                .rebalance().map(new MakePages(study, job.model().toAbsolutePath())).name("make items and codes");
        made.sinkTo(FileSink.forRowFormat(path(job.made()), new SimpleStringEncoder<String>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build()).build()).name("made");
        if (job.directory().study().sharedIndex().isPresent()) {
            made.sinkTo(new SharedIndexSink(study)).name("shared index");
        }
    }

    private static org.apache.flink.core.fs.Path path(Path path) {
        return new org.apache.flink.core.fs.Path(path.toAbsolutePath().toUri());
    }

    private static void await(JobClient job, long pages, Progress progress) throws IOException, InterruptedException {
        CompletableFuture<?> result = job.getJobExecutionResult();
        while (!result.isDone()) {
            Thread.sleep(POLL.toMillis());
            made(job).ifPresent(made -> progress.at("process on the cluster", Math.min(made, pages), pages));
        }
        try {
            result.get();
        } catch (ExecutionException e) {
            throw new IOException("the job failed: " + cause(e), e);
        }
        progress.at("process on the cluster", pages, pages);
    }

    /** How many pages were made; unknown while a machine is lost, and when the job has just ended. */
    private static Optional<Long> made(JobClient job) throws InterruptedException {
        try {
            return Optional.ofNullable((Long) job.getAccumulators().get().get(MakePages.MADE));
        } catch (ExecutionException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static String cause(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse(deepest.toString());
    }
}
