package org.mediabalance.stance;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.mediabalance.study.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A model on disk: {@code maxent.bin.gz} (vocabularies and OpenNLP models), {@code model.json}, {@code card.json}, {@code card.md}. */
final class ModelDirectory {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String WEIGHTS = "maxent.bin.gz";
    private static final String SETTINGS = "model.json";

    /** What must be known before the weights are read. */
    record Settings(String id, int features, Calibration calibration, Leaning leaning, List<Double> powers) {}

    private ModelDirectory() {
    }

    static void save(StanceModel model, Path directory) throws IOException {
        Files.createDirectories(directory);
        write(directory.resolve(WEIGHTS), model.ensemble()::write);
        for (int i = 0; i < model.adaptations().size(); i++) {
            write(directory.resolve(adaptation(i)), model.adaptations().get(i).own()::write);
        }
        Files.writeString(directory.resolve(SETTINGS), JSON.writeValueAsString(
                new Settings(model.id(), FeatureReader.VERSION, model.calibration(), model.leaning(),
                        model.adaptations().stream().map(Adaptation::power).toList()))
                + "\n");
        Files.writeString(directory.resolve("card.json"), JSON.writeValueAsString(model.card()) + "\n");
        Files.writeString(directory.resolve("card.md"), model.card().markdown(model.id()));
    }

    static StanceModel load(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve(SETTINGS)) || !Files.isRegularFile(directory.resolve(WEIGHTS))) {
            throw new InputException(directory + ": no stance model here (" + SETTINGS + " and " + WEIGHTS
                    + " are needed); make one with 'mediabalance train'");
        }
        try {
            Settings settings = JSON.readValue(Files.readString(directory.resolve(SETTINGS)), Settings.class);
            if (settings.features() != FeatureReader.VERSION) {
                throw new InputException(directory + ": made with features version " + settings.features()
                        + ", this program has version " + FeatureReader.VERSION + "; train it again");
            }
            ModelCard card = JSON.readValue(Files.readString(directory.resolve("card.json")), ModelCard.class);
            List<Adaptation> adaptations = new ArrayList<>();
            for (double power : settings.powers()) {
                adaptations.add(
                        new Adaptation(read(directory.resolve(adaptation(adaptations.size())), Maxent::read), power));
            }
            StanceModel model = new StanceModel(read(directory.resolve(WEIGHTS), Ensemble::read),
                    settings.calibration(), settings.leaning(), adaptations, card);
            if (!settings.id().equals(model.id())) {
                throw new InputException(directory + ": " + WEIGHTS + " is not the file that " + SETTINGS
                        + " names (its digest differs); copy the model again");
            }
            return model;
        } catch (JacksonException | IOException | IllegalArgumentException e) {
            throw new InputException(directory + ": not a whole stance model (" + e.getMessage()
                    + "); copy or train it again", e);
        }
    }

    private static String adaptation(int number) {
        return "adaptation-" + (number + 1) + ".bin.gz";
    }

    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static void write(Path file, Writer weights) throws IOException {
        try (DataOutputStream out = new DataOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file))))) {
            weights.write(out);
        }
    }

    /** Read whole before it is taken apart, so that a file cut off anywhere is noticed. */
    private static <T> T read(Path file, Reader<T> reader) throws IOException {
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return reader.read(new DataInputStream(new ByteArrayInputStream(in.readAllBytes())));
        }
    }
}
