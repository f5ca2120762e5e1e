package org.mediabalance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mediabalance.study.InputException;
import org.mediabalance.study.StudyFile;

/** Where the program's own data lies: {@code datasets}, {@code models}, {@code reports}. The launcher names it. */
final class Home {
    /** The system property by which the launcher passes the checkout's directory. */
    static final String PROPERTY = "mediabalance.home";

    private Home() {
    }

    static Path directory() {
        return Path.of(System.getProperty(PROPERTY, ""));
    }

    /** The study a user named: a directory with a study.yaml, or the name of one in {@code datasets}. */
    static Path study(Path named) {
        if (Files.exists(named.resolve(StudyFile.NAME)) || Files.isDirectory(named)) {
            return named;
        }
        Path dataset = directory().resolve("datasets").resolve(named);
        return Files.exists(dataset.resolve(StudyFile.NAME)) ? dataset : named;
    }

    /** The stance model that comes with the program. */
    static Path model() {
        Path model = directory().resolve("models").resolve("stance");
        if (!Files.isDirectory(model)) {
            throw new InputException(model + ": no stance model there; train one with"
                    + " 'mediabalance train --data FILE... --out DIR' and name it with --model");
        }
        return model;
    }
}
