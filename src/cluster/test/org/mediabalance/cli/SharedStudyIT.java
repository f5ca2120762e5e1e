package org.mediabalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.cluster.Nodes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One study whose index moves into a cluster and back: whatever is asked of it, the bytes of the answer are the same. */
class SharedStudyIT {
    private static final List<String> QUERIES = List.of("", "референдум", "stance:pro", "outlet:two AND day:2022-05-24",
            "\"референдум и дороги\"", "казакстан", "state:distinct");

    @TempDir
    Path directory;

    @Test
    void reportSearchesAndCountsAreTheSameHereThereAndHereAgain() throws Exception {
        SharedStudy study = SharedStudy.in(directory.resolve("study"));
        assertThat(study.run("index rebuild").exit()).isZero();
        String record = study.record();
        Map<String, String> here = everything(study, directory.resolve("here"));

        study.at(Nodes.shared().index("moved").hosts().getFirst().toString(), "moved", "none");
        assertThat(study.run("index rebuild").out()).isEqualTo(SharedStudy.ITEMS + " items in the index\n");
        assertThat(everything(study, directory.resolve("there"))).isEqualTo(here);
        assertThat(countsAskedAgain(study, directory.resolve("there"))).isGreaterThan(20);

        study.here();
        assertThat(study.run("index rebuild").exit()).isZero();
        assertThat(everything(study, directory.resolve("again"))).isEqualTo(here);
        assertThat(study.record()).isEqualTo(record);
    }

    /** The bytes of every file of the report, and what every way to search prints. */
    private static Map<String, String> everything(SharedStudy study, Path report) throws IOException {
        Map<String, String> all = new TreeMap<>();
        assertThat(study.run("report", "--out", report.toString()).exit()).isEqualTo(ExitCode.INCOMPLETE);
        try (Stream<Path> files = Files.walk(report)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(report.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        for (String query : QUERIES) {
            for (String form : List.of("--json", "--ids", "--all")) {
                SharedStudy.Ended ended = study.run("search", query, form);
                assertThat(ended.exit()).as(ended.said()).isZero();
                all.put("search " + query + " " + form, ended.out());
            }
        }
        assertThat(all).containsKeys("index.html", "report.pdf", "report.json", "report.xlsx", "items.csv");
        return all;
    }

    /** Asks the query of every count of the report; returns how many. */
    private static int countsAskedAgain(SharedStudy study, Path report) throws IOException {
        int asked = 0;
        for (JsonNode explanation : JsonMapper.shared().readTree(Files.readString(report.resolve("report.json")))
                .get("explanations")) {
            if (explanation.path("formula").asString("").equals("count")) {
                String query = explanation.get("query").asString();
                List<String> ids = study.run("search", query, "--all", "--ids").out().lines().toList();
                assertThat(ids).as(query).hasSize(explanation.get("value").asInt());
                asked++;
            }
        }
        return asked;
    }
}
