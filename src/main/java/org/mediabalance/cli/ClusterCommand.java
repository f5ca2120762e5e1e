package org.mediabalance.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What runs on more than one machine. */
@Command(name = "cluster", mixinStandardHelpOptions = true, subcommands = ClusterProcessCommand.class, description = {
        "Work that outgrew one machine; docs/cluster.md is the guide."})
final class ClusterCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }
}
