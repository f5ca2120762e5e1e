package org.mediabalance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.mediabalance.web.WebServer;
import org.mediabalance.web.WebSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a study to browsers. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = {
        "Opens a study in the browser: search, items, coding, coverage, report. Runs until Ctrl+C.", ""}, footer = {"",
                "Without --host only this machine can reach it and nobody signs in.",
                "With --host 0.0.0.0 the team can: everybody signs in, and passwords travel unencrypted unless a proxy",
                "with TLS stands in front (give its name by --name)."})
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Option(names = "--port", paramLabel = "N", defaultValue = "7420", description = "Port (default: 7420; 0 for any free one).")
    private int port;
    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = WebSettings.LOOPBACK, description = "Address to bind (default: 127.0.0.1, this machine only).")
    private String host;
    @Option(names = "--name", paramLabel = "NAME", description = "A further host name people reach it by; may be repeated.")
    private Set<String> names = Set.of();
    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, ru or kk, for browsers that ask for none of them (default: en).")
    private String language;

    @Override
    public Integer call() throws InterruptedException {
        WebSettings settings = new WebSettings(host, port, names, language, model());
        WebServer server;
        try (Terminal terminal = new Terminal()) {
            server = WebServer.start(study.recorded(), settings, Clock.systemUTC(), terminal);
        }
        if (settings.team()) {
            spec.commandLine().getErr().println("mediabalance: other machines can reach this study, without TLS:"
                    + " use it in a network you trust, or behind a proxy with TLS");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        spec.commandLine().getOut().println(server.address());
        server.firstLink().ifPresent(link -> spec.commandLine().getErr()
                .println("mediabalance: to set up coding, open this link; it works once and for seven days: " + link));
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    /** The model that comes with the program; without it coding works and nothing is trained. */
    private static Optional<Path> model() {
        Path model = Home.directory().resolve("models").resolve("stance");
        return Files.isDirectory(model) ? Optional.of(model) : Optional.empty();
    }
}
