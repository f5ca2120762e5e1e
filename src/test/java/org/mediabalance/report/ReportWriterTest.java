package org.mediabalance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediabalance.balance.Formula;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportWriterTest {
    @TempDir
    Path dir;

    @Test
    void theSameInputGivesTheSameBytesInEveryFile() throws IOException {
        ReportWriter.write(Reports.input(Reports.items(108, 85, 0)), dir.resolve("a"), "en");
        ReportWriter.write(Reports.input(Reports.items(108, 85, 0)), dir.resolve("b"), "en");

        try (var files = Files.walk(dir.resolve("a"))) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertThat(written).hasSizeGreaterThan(5);
            for (Path file : written) {
                Path other = dir.resolve("b").resolve(dir.resolve("a").relativize(file));
                assertThat(other).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void theJsonHoldsTheCountsOfEachView() throws IOException {
        JsonNode report = json(108, 85, 0);

        assertThat(report.at("/views/human/neutral").asInt()).isEqualTo(108);
        assertThat(report.at("/views/human/pro").asInt()).isEqualTo(85);
        assertThat(report.at("/views/human/contra").asInt()).isZero();
        assertThat(report.at("/views/human/total").asInt()).isEqualTo(193);
        assertThat(report.at("/views/machine/total").asInt()).isEqualTo(193);
        assertThat(report.at("/figures/1/verdict").asString()).isEqualTo("not reproduced");
    }

    @Test
    void everyFigureCanBeRecomputedFromTheItemsItNames() throws IOException {
        JsonNode explanations = json(60, 30, 7).get("explanations");
        Map<String, JsonNode> byName = new HashMap<>();
        explanations.forEach(e -> byName.put(e.get("name").asString(), e));
        assertThat(byName).hasSize(explanations.size()).hasSizeGreaterThan(100);

        for (JsonNode figure : explanations) {
            OptionalDouble value = recompute(figure, byName);
            assertThat(value.isPresent()).as(figure.toString()).isEqualTo(!figure.get("value").isNull());
            if (value.isPresent()) {
                assertThat(value.getAsDouble()).as(figure.toString()).isEqualTo(figure.get("value").asDouble());
            }
        }
    }

    private static OptionalDouble recompute(JsonNode figure, Map<String, JsonNode> byName) {
        Formula formula = Formula.valueOf(figure.get("formula").asString().toUpperCase(Locale.ROOT));
        if (formula == Formula.COUNT) {
            return OptionalDouble.of(figure.get("items").size());
        }
        if (!figure.has("inputs") || figure.get("inputs").isEmpty()) {
            return figure.get("value").isNull()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(figure.get("value").asDouble());
        }
        double[] inputs = StreamSupport.stream(figure.get("inputs").spliterator(), false)
                .mapToDouble(name -> recompute(byName.get(name.asString()), byName).orElseThrow()).toArray();
        return formula.apply(inputs).orEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "kk"})
    void thePageIsWellFormedAndHasNoPlaceLeftEmpty(String language) throws Exception {
        ReportWriter.write(Reports.input(Reports.items(108, 85, 0)), dir, language);

        String page = Files.readString(dir.resolve("index.html"));
        var factory = DocumentBuilderFactory.newInstance();
        factory.newDocumentBuilder().parse(dir.resolve("index.html").toFile());
        assertThat(page).contains("lang=\"" + language + "\"").doesNotContain("NaN").doesNotContain("{0}")
                .doesNotContain("Optional[").doesNotContain("<b>о референдуме</b>");
    }

    @Test
    void thePageStatesTheExactBoundsOfTheZero() throws IOException {
        ReportWriter.write(Reports.input(Reports.items(108, 85, 0)), dir, "en");

        assertThat(Files.readString(dir.resolve("index.html"))).contains("1.54\u00a0%", "1.89\u00a0%", "48.65\u00a0%",
                "63.08\u00a0%", "Outlet-days with gaps: 1");
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,0,0", "0,1,0", "0,0,1", "5,0,0", "0,3,4"})
    void aReportOfFewOrUniformItemsIsStillWritten(int neutral, int pro, int contra) throws IOException {
        JsonNode report = json(neutral, pro, contra);

        assertThat(report.at("/views/human/total").asInt()).isEqualTo(neutral + pro + contra);
        assertThat(Files.readString(dir.resolve("index.html"))).doesNotContain("NaN").doesNotContain("\ufffd");
    }

    private JsonNode json(int neutral, int pro, int contra) throws IOException {
        ReportWriter.write(Reports.input(Reports.items(neutral, pro, contra)), dir, "en");
        return JsonMapper.shared().readTree(dir.resolve("report.json").toFile());
    }
}
