package org.mediabalance.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Study;
import org.mediabalance.study.StudyFile;
import org.mediabalance.study.YamlSection;

/**
 * What somebody published and where, as data: {@code reproduction.yaml} beside the case's {@code study.yaml}.
 *
 * @param citation organisation, title and place in one line
 * @param statement what was published, in our words
 * @param notes what a reader must know of the publication
 * @param textSays how the publication's text describes the window, where that differs from its dates
 * @param reviewed how many of the least certain machine codes a person looks at in the third view
 * @param sites outlet to the structure of its reconstructed site
 */
record PublishedCase(Path directory, Study study, String citation, String statement, List<String> notes,
        LocalDate from, LocalDate to, String textSays, List<PublishedFigure> figures, int reviewed,
        Map<String, String> sites, Path codes, Path clips) {

    /** One published number and how far ours may lie from it, up or down. */
    record PublishedFigure(String name, long published, long tolerance) {}

    /** Reads a case; a directory without one is an {@link InputException} that lists the cases there are. */
    static PublishedCase read(Path directory) {
        Path file = directory.resolve("reproduction.yaml");
        if (!Files.exists(file)) {
            throw new InputException(directory + ": no reproduction.yaml in it, so there is nothing to reproduce");
        }
        YamlSection root = YamlSection.read(file);
        Study study = StudyFile.in(directory);
        if (!root.text("id").equals(study.id())) {
            root.problem("id", "'id' must be that of study.yaml, " + study.id());
        }
        YamlSection source = root.section("source");
        String citation = source.text("organisation") + ", " + source.text("title") + ", " + source.text("place");
        YamlSection window = root.section("window");
        List<PublishedFigure> figures = new ArrayList<>();
        for (YamlSection figure : root.sections("figures")) {
            figures.add(new PublishedFigure(figure.text("name"), figure.integer("published"),
                    figure.integer("tolerance")));
        }
        if (!root.list("outlets").equals(study.outlets().stream().map(o -> o.id()).toList())) {
            root.problem("outlets", "'outlets' are not those of study.yaml");
        }
        PublishedCase read = new PublishedCase(directory, study, citation, source.text("statement"),
                source.list("notes"), window.date("from"), window.date("to"), window.text("textSays"), figures,
                root.integer("reviewed"), root.texts("sites"), directory.resolve(root.text("codes")),
                directory.resolve(root.text("clips")));
        root.finish();
        return read;
    }

    /** The published count of this name. */
    PublishedFigure figure(String name) {
        return figures.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(
                () -> new InputException(directory + ": reproduction.yaml has no figure named '" + name + "'"));
    }
}
