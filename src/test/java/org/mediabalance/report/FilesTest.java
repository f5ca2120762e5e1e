package org.mediabalance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediabalance.balance.CodedItem;
import org.mediabalance.balance.Posterior;
import org.mediabalance.study.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms of a report beside its page. */
class FilesTest {
    @TempDir
    Path dir;

    @Test
    void everyLanguageHasEveryPhraseWithTheSamePlaces() {
        Phrasebook english = new Phrasebook("en");
        for (String language : Phrasebook.LANGUAGES) {
            Phrasebook words = new Phrasebook(language);
            Set<String> keys = words.keys().stream().filter(k -> !k.startsWith("why."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(keys).as(language).isEqualTo(new TreeSet<>(english.keys()));
            for (String key : keys) {
                for (String place : List.of("{0}", "{1}", "{2}", "{3}", "{4}", "{5}", "{6}")) {
                    assertThat(words.phrase(key).contains(place)).as(language + " " + key + " " + place)
                            .isEqualTo(english.phrase(key).contains(place));
                }
            }
        }
    }

    @Test
    void anotherLanguageIsAnInputError() {
        assertThatThrownBy(() -> new Phrasebook("fr")).isInstanceOf(InputException.class)
                .hasMessage("no report in 'fr': one of en, ru, kk");
    }

    @Test
    void thePdfHoldsKazakhLettersAsText() throws IOException {
        ReportWriter.write(Reports.input(Reports.items(20, 10, 1)), dir, "kk", ReportWriter.Extra.PDF);

        try (var pdf = Loader.loadPDF(dir.resolve("report.pdf").toFile())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("ТЕҢГЕРІМ ЕСЕБІ", "Не анықталды", "Ғамма Қазақстан", "Түзетулерді қабылдайсыз ба?")
                    .doesNotContain("###");
        }
    }

    @ParameterizedTest
    @CsvSource({"PDF,report.pdf", "XLSX,report.xlsx"})
    void theSameReportHasTheSameBytesInEveryFormat(ReportWriter.Extra extra, String file) throws Exception {
        ReportWriter.write(Reports.input(Reports.items(20, 10, 1)), dir.resolve("one"), "kk", extra);
        // Longer than the resolution of the times in PDF and ZIP.
        Thread.sleep(2_100);
        ReportWriter.write(Reports.input(Reports.items(20, 10, 1)), dir.resolve("two"), "kk", extra);

        assertThat(dir.resolve("two").resolve(file)).hasSameBinaryContentAs(dir.resolve("one").resolve(file));
    }

    @Test
    void aGapIsSaidInTheLanguageOfTheReport() {
        assertThat(new Phrasebook("ru").gap("2 not fetched, 1 refused")).isEqualTo("2 не загружено, 1 запрещено");
        assertThat(new Phrasebook("kk").gap("list turned over unseen, no poll"))
                .isEqualTo("тізім байқалмай ауысқан, сұрау болмаған");
        assertThat(new Phrasebook("en").gap("2 not fetched, stopped")).isEqualTo("2 not fetched, stopped");
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsDisarmedInCsvAndWorkbook() throws IOException {
        ReportItem good = Reports.items(1, 0, 0).getFirst();
        CodedItem f = good.facts();
        CodedItem hostile = new CodedItem("=HYPERLINK(\"http://example.org\")", f.outlet(), "+1", "@x", f.day(),
                f.time(),
                f.length(), f.story(), "-2", f.kind(), f.code());
        ReportItem item = new ReportItem(hostile, good.machine(), good.posterior(), good.reviewed(), good.inclusion(),
                good.evidence());

        ReportWriter.write(Reports.input(List.of(item)), dir, "en", ReportWriter.Extra.XLSX);

        assertThat(Files.readString(dir.resolve("items.csv"))).contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"",
                "'+1", "'@x", "'-2");
        try (ZipFile workbook = new ZipFile(dir.resolve("report.xlsx").toFile())) {
            for (var entry : Collections.list(workbook.entries())) {
                String xml = new String(workbook.getInputStream(entry).readAllBytes(),
                        StandardCharsets.UTF_8);
                assertThat(xml).as(entry.getName()).doesNotContain("<f>").doesNotContain(">=HYPERLINK");
            }
        }
    }

    @Test
    void theDataPackageDescribesEachFileWithItsDigestAndColumns() throws Exception {
        ReportWriter.write(Reports.input(Reports.items(20, 10, 1)), dir, "en", ReportWriter.Extra.DATA_PACKAGE);

        JsonNode description = JsonMapper.shared().readTree(dir.resolve("datapackage.json").toFile());
        assertThat(description.get("resources").size()).isEqualTo(9);
        for (JsonNode resource : description.get("resources")) {
            Path file = dir.resolve(resource.get("path").asString());
            byte[] bytes = Files.readAllBytes(file);
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(resource.get("hash").asString()).isEqualTo("sha256:" + digest);
            String header = Files.readAllLines(file).getFirst();
            List<String> fields = resource.at("/schema/fields").valueStream().map(n -> n.get("name").asString())
                    .toList();
            assertThat(header).isEqualTo(String.join(",", fields));
        }
        assertThat(Files.readString(dir.resolve("items.csv"))).doesNotContain("Тақырып");
    }

    @Test
    void posteriorsThatAreNoDistributionAreAStatedMatterOfTheReport() throws IOException {
        List<ReportItem> items = Reports.items(60, 40, 5).stream().map(i -> new ReportItem(
                i.facts().withCode(i.facts().code().filter(c -> i.facts().id().hashCode() % 2 == 0)), i.machine(),
                Optional.of(new Posterior(Double.NaN, 7, -1)), i.reviewed(),
                i.facts().id().hashCode() % 2 == 0 ? Optional.of(0.5) : Optional.empty(), i.evidence())).toList();

        ReportWriter.write(Reports.input(items), dir, "en");

        assertThat(Files.readString(dir.resolve("index.html")))
                .contains("Posteriors of 105 items are not a distribution").doesNotContain("NaN");
        assertThat(Files.readString(dir.resolve("items.csv"))).doesNotContain("NaN");
    }

    @Test
    void twoReportsAreComparedFigureByFigure() throws IOException {
        ReportWriter.write(Reports.input(Reports.items(108, 85, 0)), dir.resolve("old"), "en");
        ReportWriter.write(Reports.input(Reports.items(60, 20, 40)), dir.resolve("new"), "en");

        Comparison same = Comparison.of(dir.resolve("old"), dir.resolve("old"));
        Comparison comparison = Comparison.of(dir.resolve("old"), dir.resolve("new"));
        comparison.write(dir.resolve("new"), "en");

        assertThat(same.changes()).isNotEmpty().allMatch(Comparison.Change::same);
        var contra = comparison.changes().stream().filter(c -> c.figure().equals("human.contra.share")).findFirst()
                .orElseThrow();
        assertThat(contra.before()).hasValue(0);
        assertThat(contra.after().orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(contra.difference().orElseThrow().low()).isBetween(0.2, 1 / 3.0);
        assertThat(Files.readString(dir.resolve("new/comparison.html"))).contains("human.contra.share")
                .doesNotContain("NaN");
    }

    @Test
    void comparingWithSomethingThatIsNoReportIsAnInputError() throws IOException {
        Files.writeString(dir.resolve("report.json"), "{}");

        assertThatThrownBy(() -> Comparison.of(dir, dir)).isInstanceOf(InputException.class)
                .hasMessageContaining("not a report of this program");
        assertThatThrownBy(() -> Comparison.of(dir.resolve("none"), dir)).isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be read as a report");
    }
}
