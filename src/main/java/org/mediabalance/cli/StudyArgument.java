package org.mediabalance.cli;

import java.nio.file.Path;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Parameters;

/** The STUDY that most commands begin with. */
final class StudyArgument {
    @Parameters(index = "0", paramLabel = "STUDY", description = "A directory with a study.yaml, or the name of one in datasets/.")
    private Path named;

    StudyDirectory directory() {
        return StudyDirectory.open(Home.study(named));
    }

    /** The study, which must have been crawled or imported into. */
    StudyDirectory recorded() {
        StudyDirectory directory = directory();
        if (!directory.hasRecord()) {
            throw new InputException(directory.root() + ": nothing is recorded in this study yet; run"
                    + " 'mediabalance crawl' (or 'mediabalance reproduce' for a published case) first");
        }
        return directory;
    }
}
