package org.mediabalance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.balance.ClassShares;
import org.mediabalance.balance.Posterior;
import org.mediabalance.study.Stance;
import tools.jackson.databind.ObjectMapper;

/**
 * The same quantifiers computed a second time from their published formulas, by {@code src/bench/quantifiers.py} with
 * NumPy and SciPy: how far the product's shares are from them on the same posteriors.
 */
final class QuantifierYardstick {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPT = Path.of("src/bench/quantifiers.py");

    private final Map<String, Object> pool = new LinkedHashMap<>();
    private final List<Map<String, Object>> samples = new ArrayList<>();

    /** @param measured posteriors of items of known class, from which the confusion was measured */
    QuantifierYardstick(double[] training, List<Posterior> measured, List<Stance> truth) {
        pool.put("training", training);
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            rows.add(List.of(array(measured.get(i)), truth.get(i).ordinal()));
        }
        pool.put("measured", rows);
        pool.put("samples", samples);
    }

    /** Adds what the product estimated of one sample, by name of the quantifier. */
    void add(List<Posterior> items, Map<String, ClassShares> estimated) {
        Map<String, Object> sample = new LinkedHashMap<>(estimated);
        sample.replaceAll((name, shares) -> array((ClassShares) shares));
        sample.put("posteriors", items.stream().map(QuantifierYardstick::array).toList());
        samples.add(sample);
    }

    /** The largest difference of ACC, PACC and EMQ; empty where Python, NumPy or SciPy is missing. */
    Optional<List<Double>> differences() {
        try {
            Path file = Files.createTempFile("quantifiers", ".json");
            Files.write(file, JSON.writeValueAsBytes(pool));
            Process python = new ProcessBuilder("python3", SCRIPT.toString()).redirectInput(file.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Files.delete(file);
            return python.waitFor() == 0
                    ? Optional.of(Arrays.stream(said.strip().split(" ")).map(Double::valueOf).toList())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the yardstick cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static double[] array(Posterior p) {
        return new double[]{p.neutral(), p.pro(), p.contra()};
    }

    private static double[] array(ClassShares shares) {
        return new double[]{shares.neutral(), shares.pro(), shares.contra()};
    }
}
