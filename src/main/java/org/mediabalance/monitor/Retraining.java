package org.mediabalance.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mediabalance.coding.Settlement;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.Scores;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StanceText;
import org.mediabalance.stance.StanceTrainer;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adapts the stance model to a study by the study's own codes, one directory {@code models/v1}, {@code models/v2} ...
 * after the other; derived, so they can be deleted. Codes drawn at random never teach: they measure the model before and
 * after, and stay an honest sample for the report's correction of the machine (a model that has learned the sample would
 * make its own mistakes look smaller). In a study without a drawn sample one item of five, by its id, is held out.
 * Not safe for several threads.
 */
public final class Retraining {
    private static final String FIGURES = "version.json";
    private static final int ONE_OF = 5;
    private static final long SEED = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final StudyDirectory directory;
    private final StudyRecord record;
    private final Path shipped;

    /** @param shipped directory of the model that comes with the program */
    public Retraining(StudyDirectory directory, StudyRecord record, Path shipped) {
        this.directory = directory;
        this.record = record;
        this.shipped = shipped;
    }

    /** What a training came to. */
    public sealed interface Outcome {
        /** A new version codes the items from now on. */
        record Trained(ModelVersion version) implements Outcome {}

        /** The codes do not suffice; {@code why} is a sentence. */
        record NotYet(String why) implements Outcome {}
    }

    /** Every version so far, the oldest first. */
    public static List<ModelVersion> versions(StudyDirectory directory) {
        Path models = models(directory);
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(models)) {
            return all.map(version -> version.resolve(FIGURES)).filter(Files::exists)
                    .map(file -> JSON.readValue(file.toFile(), ModelVersion.class))
                    .sorted(Comparator.comparingInt(ModelVersion::number)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path models(StudyDirectory directory) {
        return directory.root().resolve("models");
    }

    private static Path version(StudyDirectory directory, int number) {
        return models(directory).resolve("v" + number);
    }

    /** Trains, measures, stores the version and lets it code every item. */
    public Outcome train(Instant now) {
        Map<String, Code> settled = Settlement.of(record.humanCodes());
        List<Item> items = record.items().stream().filter(i -> i.state() == ItemState.DISTINCT)
                .map(ItemRecord::item).flatMap(Optional::stream).toList();
        Predicate<String> held = heldOut(PlanFile.inclusion(directory).keySet());
        List<CodedText> teaching = new ArrayList<>();
        List<CodedText> measuring = new ArrayList<>();
        for (Item item : items) {
            Code code = settled.get(item.id());
            if (code != null && code != Code.UNUSABLE) {
                (held.test(item.id()) ? measuring : teaching)
                        .add(new CodedText(text(item), code, Optional.empty(), Optional.empty()));
            }
        }
        if (measuring.stream().noneMatch(coded -> coded.code().stance().isPresent())) {
            return new Outcome.NotYet("no relevant code is held out yet to measure a new model on");
        }
        try {
            return trained(teaching, measuring, items, now);
        } catch (IOException e) {
            throw StudyDirectory.unwritable(models(directory), e);
        }
    }

    private static Predicate<String> heldOut(Set<String> drawn) {
        return drawn.isEmpty() ? id -> Math.floorMod(id.hashCode(), ONE_OF) == 0 : drawn::contains;
    }

    private Outcome trained(List<CodedText> teaching, List<CodedText> measuring, List<Item> items, Instant now)
            throws IOException {
        List<ModelVersion> earlier = versions(directory);
        StanceModel base = StanceModel.load(shipped);
        StanceModel model;
        try {
            model = StanceTrainer.adapt(base, teaching, SEED);
        } catch (InputException e) {
            return new Outcome.NotYet(e.getMessage());
        }
        StanceModel before = earlier.isEmpty()
                ? base
                : StanceModel.load(version(directory, earlier.getLast().number()));
        int number = earlier.isEmpty() ? 1 : earlier.getLast().number() + 1;
        ModelVersion version = new ModelVersion(number, model.id(), now, teaching.size(), measuring.size(),
                figures(before, measuring), figures(model, measuring));
        Path place = version(directory, number);
        model.save(place);
        try (DerivedCodes derived = DerivedCodes.open(directory.derived())) {
            derived.store(items.stream().map(item -> Monitor.code(model, item)).toList());
        }
        // Written last, so that a version that was interrupted does not count.
        Files.writeString(place.resolve(FIGURES), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(version));
        return new Outcome.Trained(version);
    }

    private static ModelVersion.Figures figures(StanceModel model, List<CodedText> measuring) {
        Scores scores = Scores.of(measuring, measuring.stream().map(coded -> model.classify(coded.text())).toList(),
                SEED);
        return new ModelVersion.Figures(scores.macroF1(), scores.macroF1Interval()[0], scores.macroF1Interval()[1],
                scores.accuracy());
    }

    static StanceText text(Item item) {
        return new StanceText(item.id(), item.title(), item.text(), Optional.of(item.language()), Optional.empty(),
                Optional.of(item.kind().label()));
    }
}
