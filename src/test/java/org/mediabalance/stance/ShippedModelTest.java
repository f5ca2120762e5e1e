package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the model in {@code models/stance} promises, over the dev part of its own corpus. */
class ShippedModelTest {
    private static final Path DIRECTORY = Path.of("models/stance");
    private static StanceModel model;
    private static List<CodedText> items;

    @BeforeAll
    static void load() throws Exception {
        model = StanceModel.load(DIRECTORY);
        try (BufferedReader lines = Files.newBufferedReader(Path.of("datasets/stance/dev.jsonl"))) {
            items = CodedTexts.read(lines, "dev.jsonl");
        }
    }

    private static double probabilityWithout(CodedText item, List<Evidence> deleted, StancePrediction whole) {
        StringBuilder rest = new StringBuilder(item.text().text());
        deleted.stream().sorted(Comparator.comparingInt(Evidence::start).reversed())
                .forEach(e -> rest.delete(e.start(), e.end()));
        return model.code(item.text().withText(rest.toString())).probability(whole.stance());
    }

    @Test
    void deletingTheEvidenceOfTheDecisionLowersItsProbability() {
        List<StancePrediction> whole = items.parallelStream().map(item -> model.classify(item.text())).toList();
        List<Integer> supported = IntStream.range(0, items.size()).boxed()
                .filter(i -> whole.get(i).evidence().stream().anyMatch(e -> e.side() == whole.get(i).stance()))
                .toList();
        long falls = supported.parallelStream().filter(i -> {
            StancePrediction p = whole.get(i);
            List<Evidence> side = p.evidence().stream().filter(e -> e.side() == p.stance()).toList();
            return probabilityWithout(items.get(i), side, p) < p.probability(p.stance());
        }).count();
        assertThat(supported).hasSizeGreaterThan(items.size() / 2);
        // One sentence alone always lowers it: that is how evidence is found. Together they could make up for each other.
        assertThat(falls).isGreaterThanOrEqualTo(supported.size() * 95L / 100);
    }

    @Test
    void itLoadsWithinASecondOfProcessorTime() throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = threads.getCurrentThreadCpuTime();
            StanceModel.load(DIRECTORY);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        assertThat(best).isLessThan(1_000_000_000L);
    }

    @Test
    void itsCardKeepsToWhatTheProductAimsAt() {
        Scores leftOut = model.card().leftOut();
        assertThat(leftOut.macroF1()).isGreaterThanOrEqualTo(0.80);
        assertThat(leftOut.byStance().get("contra").recall()).isGreaterThanOrEqualTo(0.75);
        assertThat(leftOut.relevance().orElseThrow().f1()).isGreaterThanOrEqualTo(0.95);
        assertThat(leftOut.calibrationError()).isLessThanOrEqualTo(0.05);
        assertThat(model.card().leftOutByLanguage().values())
                .allSatisfy(s -> assertThat(s.macroF1()).isGreaterThanOrEqualTo(0.72));
    }
}
