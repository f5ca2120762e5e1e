package org.mediabalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class StanceCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir
    private static Path directory;

    private record Ran(int exit, String out, String err) {}

    private static Ran run(String in, String... args) {
        InputStream stdin = System.in;
        PrintStream stdout = System.out;
        PrintStream stderr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int exit = Main.run(args);
            return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(stdin);
            System.setOut(stdout);
            System.setErr(stderr);
        }
    }

    private static Path data() throws Exception {
        Path file = directory.resolve("bridge.jsonl");
        try (InputStream in = StanceCommandsTest.class.getResourceAsStream("/org/mediabalance/stance/bridge.jsonl")) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    @BeforeAll
    static void train() throws Exception {
        Ran ran = run("", "train", "--data", data().toString(), "--out", directory.resolve("model").toString());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void classify_answers_every_line_in_order_and_counts_the_bad_ones() {
        Ran ran = run("""
                {"id": "a", "title": "Vote yes", "text": "The bridge is a chance. I will vote yes.", "language": "en"}
                not json

                {"id": "b", "title": "Көпір", "text": "Көпір салуға қарсымын, референдумда «жоқ» деймін деп отыр."}
                {"id": "c", "title": "", "text": ""}
                """, "classify", "--model", directory.resolve("model").toString());
        List<JsonNode> lines = ran.out().lines().map(JSON::readTree).toList();
        assertThat(ran.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(ran.err()).contains("2 of 5 lines could not be read");
        assertThat(lines).hasSize(5);
        JsonNode first = lines.get(0);
        assertThat(first.propertyNames()).containsExactly("id", "language", "relevant", "relevance", "stance",
                "probabilities", "code", "evidence", "model");
        assertThat(first.get("id").asString()).isEqualTo("a");
        assertThat(first.get("stance").asString()).isEqualTo("pro");
        assertThat(lines.get(1).get("error").asString()).startsWith("line 2: not JSON");
        assertThat(lines.get(2).get("error").asString()).startsWith("line 3:");
        assertThat(lines.get(3).get("language").asString()).isEqualTo("kk");
        assertThat(lines.get(3).get("notes").toString()).contains("language: the training data has no items in 'kk'");
        assertThat(lines.get(4).get("notes").get(0).asString()).startsWith("empty");
    }

    @Test
    void evaluate_prints_figures_and_as_json_the_same() throws Exception {
        String model = directory.resolve("model").toString();
        Ran text = run("", "evaluate", "--model", model, "--data", data().toString());
        assertThat(text.exit()).isEqualTo(ExitCode.DONE);
        JsonNode json = JSON
                .readTree(run("", "evaluate", "--model", model, "--data", data().toString(), "--json").out());
        assertThat(json.at("/all/items").asInt()).isEqualTo(26);
        assertThat(json.at("/languages/en/relevant").asInt()).isEqualTo(22);
        assertThat(text.out()).contains("all: 26 items, 22 relevant, macro-F1 "
                + String.format(java.util.Locale.ROOT, "%.3f", json.at("/all/macroF1").asDouble()));
    }

    @Test
    void bad_input_is_one_clear_line_and_exit_2() throws Exception {
        Path bad = Files.writeString(directory.resolve("bad.jsonl"), "{\"text\": \"x\", \"code\": \"maybe\"}\n");
        String out = directory.resolve("none").toString();
        for (String[] args : List.of(new String[]{"train", "--data", bad.toString(), "--out", out},
                new String[]{"train", "--data", directory.resolve("absent").toString(), "--out", out},
                new String[]{"classify", "--model", out}, new String[]{"evaluate", "--model", out, "--data", out})) {
            Ran ran = run("", args);
            assertThat(ran.exit()).as(String.join(" ", args)).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err().strip().lines()).singleElement().asString().startsWith("mediabalance: ");
        }
    }

    @Test
    void a_base_is_adapted_by_a_few_codes() throws Exception {
        Ran ran = run("", "train", "--base", directory.resolve("model").toString(), "--data", data().toString(),
                "--out",
                directory.resolve("adapted").toString());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("adapted/card.md")).content().contains("| adapts | stance-");
    }
}
