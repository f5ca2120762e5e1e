package org.mediabalance.cli;

import java.util.concurrent.Callable;
import org.mediabalance.monitor.IndexBuild;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is done to the index as a whole. */
@Command(name = "index", mixinStandardHelpOptions = true, description = {
        "The index is derived: it can be lost and made again from the record.",
        "It lies in the study's directory, or in an OpenSearch cluster when study.yaml says so:", "",
        "  index:", "    opensearch:", "      hosts: [https://search1:9200, https://search2:9200]",
        "      name: my-study",
        "      auth: env    # user and password from MEDIABALANCE_INDEX_USER and MEDIABALANCE_INDEX_PASSWORD; or none",
        ""}, subcommands = IndexCommand.Rebuild.class)
final class IndexCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which? 'rebuild'");
    }

    /** Makes the index anew. */
    @Command(name = "rebuild", mixinStandardHelpOptions = true, description = {
            "Makes the index anew from the record; searches see the old one until the new one is complete.", ""})
    static final class Rebuild implements Callable<Integer> {
        @Spec
        private CommandSpec spec;
        @Mixin
        private StudyArgument study;

        @Override
        public Integer call() {
            StudyDirectory directory = study.recorded();
            try (Terminal terminal = new Terminal(); StudyRecord record = StudyRecord.open(directory.record())) {
                IndexBuild build = new IndexBuild(directory, record);
                build.rebuild();
                try (var index = build.open(terminal)) {
                    spec.commandLine().getOut().printf("%d items in the index%n", index.size());
                }
                return ExitCode.DONE;
            }
        }
    }
}
