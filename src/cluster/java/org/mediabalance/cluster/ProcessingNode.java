package org.mediabalance.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/** One Flink process, JobManager or TaskManager, started from library artifacts alone. */
public final class ProcessingNode {
    private static final int MANAGER_ARGUMENTS = 5;
    private static final int WORKER_ARGUMENTS = 6;

    private ProcessingNode() {
    }

    /**
     * Runs until it is killed: {@code jobmanager DIRECTORY ADDRESS RPC-PORT REST-PORT}, or
     * {@code taskmanager DIRECTORY ADDRESS JOBMANAGER-ADDRESS RPC-PORT-OF-IT SLOTS}. The directory takes configuration and
     * temporary files.
     */
    public static void main(String[] args) throws Exception {
        if (args.length == MANAGER_ARGUMENTS && args[0].equals("jobmanager")) {
            StandaloneSessionClusterEntrypoint.main(new String[]{"--configDir", configuration(Path.of(args[1]),
                    manager(args[2], args[3], args[4])).toString()});
        } else if (args.length == WORKER_ARGUMENTS && args[0].equals("taskmanager")) {
            TaskManagerRunner.main(new String[]{"--configDir", configuration(Path.of(args[1]),
                    worker(args[1], args[2], args[3], args[4], args[5])).toString()});
        } else {
            System.err.println("usage: ProcessingNode jobmanager DIRECTORY ADDRESS RPC-PORT REST-PORT\n"
                    + "       ProcessingNode taskmanager DIRECTORY ADDRESS JOBMANAGER-ADDRESS JOBMANAGER-RPC-PORT SLOTS");
        }
    }

    private static Path configuration(Path directory, String text) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("config.yaml"), text, StandardCharsets.UTF_8);
        return directory;
    }

    /** The adaptive scheduler goes on with the machines that are left when one is lost. */
    private static String manager(String address, String rpc, String rest) {
        return """
                jobmanager.rpc.address: "%1$s"
                jobmanager.bind-host: "%1$s"
                jobmanager.rpc.port: %2$s
                jobmanager.memory.heap.size: 384m
                jobmanager.memory.process.size: 1g
                jobmanager.scheduler: adaptive
                rest.address: "%1$s"
                rest.bind-address: "%1$s"
                rest.port: %3$s
                """.formatted(address, rpc, rest) + HEARTBEATS;
    }

    /** All sizes must be given; Flink's shell scripts do it otherwise, and without them the process ends silently. */
    private static String worker(String directory, String address, String manager, String rpc, String slots) {
        return """
                jobmanager.rpc.address: "%1$s"
                jobmanager.rpc.port: %2$s
                taskmanager.host: "%3$s"
                taskmanager.bind-host: "%3$s"
                taskmanager.numberOfTaskSlots: %4$s
                taskmanager.cpu.cores: %4$s
                taskmanager.memory.task.heap.size: 512m
                taskmanager.memory.task.off-heap.size: 0m
                taskmanager.memory.framework.heap.size: 128m
                taskmanager.memory.framework.off-heap.size: 128m
                taskmanager.memory.managed.size: 0m
                taskmanager.memory.network.min: 64m
                taskmanager.memory.network.max: 64m
                taskmanager.memory.jvm-metaspace.size: 256m
                taskmanager.memory.jvm-overhead.min: 192m
                taskmanager.memory.jvm-overhead.max: 192m
                io.tmp.dirs: "%5$s"
                """.formatted(manager, rpc, address, slots, Path.of(directory).toAbsolutePath()) + HEARTBEATS;
    }

    /** A lost machine is noticed within some seconds; a paused one on a busy machine is not given up at once. */
    private static final String HEARTBEATS = """
            heartbeat.interval: 2000
            heartbeat.timeout: 30000
            classloader.resolve-order: parent-first
            """;
}
