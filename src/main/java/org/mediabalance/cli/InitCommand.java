package org.mediabalance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.InputException;
import org.mediabalance.study.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a new study from a commented template. */
@Command(name = "init", mixinStandardHelpOptions = true, description = {
        "Writes a commented study.yaml into DIR, which is made when missing. An existing one is never touched.", ""})
final class InitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "DIR", description = "The directory of the new study.")
    private Path directory;

    @Override
    public Integer call() {
        Path file = directory.resolve(StudyFile.NAME);
        if (Files.exists(file)) {
            throw new InputException(file + ": is there already; choose another directory");
        }
        try (InputStream template = InitCommand.class.getResourceAsStream("study-template.yaml")) {
            Files.createDirectories(directory);
            Files.copy(template, file);
        } catch (IOException e) {
            throw StudyDirectory.unwritable(file, e);
        }
        spec.commandLine().getOut()
                .println("wrote " + file + "; edit it, then run 'mediabalance crawl " + directory + "'");
        return ExitCode.DONE;
    }
}
