package org.mediabalance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractCommandTest {
    private static final String PAGE = """
            <html lang="kk"><head><title>Ауылда мектеп дайындалып жатыр - Арна</title></head><body><article>
            <h1>Ауылда мектеп дайындалып жатыр</h1><div class="date">Кеше, 14:30</div>
            <p>Ауыл тұрғындары мектепті дауыс беру күніне қалай дайындап жатқанын тілшімізге айтып берді, терезелер
            жуылып, үстелдер қойылды.</p><p>Учаске таңғы жетіде ашылып, кешкі сегізде жабылады, деді комиссия төрағасы,
            ол мұнда бесінші жыл қатарынан жұмыс істейді.</p></article></body></html>""";

    @TempDir
    private Path directory;

    private record Run(int exit, List<JsonNode> lines) {}

    private static Run run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            int exit = Main.run(arguments);
            List<JsonNode> lines = new ArrayList<>();
            out.toString(StandardCharsets.UTF_8).lines().forEach(line -> lines.add(new JsonMapper().readTree(line)));
            return new Run(exit, lines);
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void aDirectoryGivesOneObjectForEachFile() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("a.html.gz")))) {
            out.write(PAGE.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(directory.resolve("a.json"),
                "{\"url\":\"https://arna.example/kz/news/1\",\"time\":\"2022-05-26T10:00:00Z\",\"contentType\":\"text/html; charset=utf-8\"}");
        Files.writeString(directory.resolve("b.html"), "");
        Files.writeString(directory.resolve("c.vtt"), "WEBVTT\n\n00:01.000 --> 00:02.500\nСәлем\n");
        Run run = run("extract", "--jsonl", "--zone", "Asia/Almaty", "--explain", directory.toString());
        assertThat(run.exit).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(run.lines).extracting(line -> line.get("outcome").asString()).containsExactly("extracted",
                "unreadable",
                "extracted");
        JsonNode page = run.lines.getFirst();
        assertThat(page.get("source").asString()).endsWith("a.html.gz");
        assertThat(page.get("url").asString()).isEqualTo("https://arna.example/kz/news/1");
        assertThat(page.get("language").asString()).isEqualTo("kk");
        assertThat(page.get("published").asString()).isEqualTo("2022-05-25T14:30+06:00");
        assertThat(page.get("publishedPrecision").asString()).isEqualTo("minute");
        assertThat(page.get("text").asString()).startsWith("Ауыл тұрғындары").endsWith("жұмыс істейді.");
        assertThat(page.get("sources").get("title").asString()).isEqualTo("page:h1");
        assertThat(page.get("durationSeconds").isNull()).isTrue();
        assertThat(run.lines.get(2).get("cues").get(0).get("end").asDouble()).isEqualTo(2.5);
    }

    @Test
    void aWarcGivesOneObjectForEachCapture() throws IOException {
        Path warc = directory.resolve("a.warc.gz");
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(Files.newOutputStream(warc)),
                WarcCompression.GZIP)) {
            for (String path : List.of("1", "2")) {
                HttpResponse http = new HttpResponse.Builder(path.equals("1") ? 200 : 404, "x")
                        .body(MediaType.parse("text/html; charset=utf-8"), PAGE.getBytes(StandardCharsets.UTF_8))
                        .build();
                writer.write(new WarcResponse.Builder(URI.create("https://arna.example/kz/news/" + path))
                        .date(Instant.parse("2022-05-26T10:00:00Z")).body(http).build());
            }
        }
        Run run = run("extract", "--zone", "Asia/Almaty", warc.toString());
        assertThat(run.exit).isEqualTo(ExitCode.DONE);
        assertThat(run.lines).extracting(line -> line.get("outcome").asString()).containsExactly("extracted",
                "not_an_item");
        assertThat(run.lines.getFirst().get("published").asString()).isEqualTo("2022-05-25T14:30+06:00");
        Path cut = directory.resolve("cut.warc.gz");
        byte[] bytes = Files.readAllBytes(warc);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 3));
        assertThat(run("extract", cut.toString()).lines).last()
                .satisfies(line -> assertThat(line.get("outcome").asString()).isEqualTo("unreadable"));
    }

    @Test
    void whatDoesNotExistIsBadInput() {
        assertThat(run("extract", directory.resolve("none.html").toString()).exit).isEqualTo(ExitCode.USAGE);
        assertThat(run("extract", "--zone", "Mars", directory.toString()).exit).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatCannotBeReadInADirectoryIsSaidAndTheRestIsRead() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("a.html"), PAGE);
        Files.writeString(directory.resolve("a.html.json"), "{\"url\": \"no address %%\"}");
        Files.writeString(directory.resolve("b.html"), PAGE);
        Files.createSymbolicLink(directory.resolve("c.html"), directory.resolve("nowhere"));
        Files.createDirectory(directory.resolve("empty"));
        Path pipe = directory.resolve("d.html");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here");
        Run run = run("extract", directory.toString(), directory.resolve("empty").toString());
        assertThat(run.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(run.lines()).extracting(line -> line.get("outcome").asString()).containsExactly("unreadable",
                "extracted", "unreadable", "unreadable", "unreadable");
        assertThat(run.lines()).extracting(line -> line.path("why").asString("")).satisfies(why -> {
            assertThat(why.get(0)).contains("not a sidecar");
            assertThat(why.get(2)).contains("not a file");
            assertThat(why.get(3)).contains("not a file");
            assertThat(why.get(4)).contains("directory without files");
        });
        Set<String> fields = Set.copyOf(run.lines().get(1).propertyNames());
        assertThat(fields).contains("source", "url", "outlet", "kind", "title", "text", "language", "published",
                "publishedPrecision", "publishedSource", "modified", "durationSeconds", "durationSource", "cues",
                "authors", "alternates", "canonicalUrl", "section", "outcome");
        assertThat(run.lines()).allSatisfy(line -> assertThat(line.propertyNames()).containsAll(fields));
    }

    @Test
    void aMissingInputIsSaidBeforeAnythingIsRead() throws IOException {
        Path page = Files.writeString(directory.resolve("a.html"), PAGE);
        Run run = run("extract", page.toString(), directory.resolve("nowhere").toString());
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.lines()).isEmpty();
    }
}
