package org.mediabalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.study.StudyFile;
import picocli.CommandLine;

class MainTest {
    private final PrintStream oldOut = System.out;
    private final PrintStream oldErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(oldOut);
        System.setErr(oldErr);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void noCommandIsAUsageErrorThatListsTheCommands() {
        assertThat(Main.run(new String[0])).isEqualTo(2);
        assertThat(said()).contains("which command?").contains("crawl").contains("reproduce");
    }

    @Test
    void everyCommandTeachesByHelp() {
        CommandLine root = Main.commandLine();
        List<String> names = root.getSubcommands().keySet().stream().filter(name -> !name.equals("help")).toList();
        assertThat(names).contains("init", "crawl", "process", "search", "report", "verify", "reproduce", "extract",
                "train", "classify", "evaluate");
        for (String name : names) {
            String help = root.getSubcommands().get(name).getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertThat(help.lines().count()).as(name).isGreaterThan(5);
            assertThat(Main.run(name, "--help")).as(name).isZero();
        }
    }

    @Test
    void aMissingStudyIsOneClearLineAndExitTwo() {
        assertThat(Main.run("crawl", directory.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(said().lines()).singleElement().asString().startsWith("mediabalance: ")
                .contains("there is no such directory");
    }

    @Test
    void anEmptyStudyDirectoryTellsWhatToDo() {
        assertThat(Main.run("crawl", directory.toString())).isEqualTo(2);
        assertThat(said()).contains("no study.yaml in it").contains("mediabalance init");
    }

    @Test
    void theTemplateOfInitIsAValidStudyAndIsNeverOverwritten() throws IOException {
        assertThat(Main.run("init", directory.toString())).isZero();
        String template = Files.readString(directory.resolve(StudyFile.NAME));
        assertThat(StudyFile.in(directory).outlets()).hasSize(1);
        assertThat(Main.run("init", directory.toString())).isEqualTo(2);
        assertThat(directory.resolve(StudyFile.NAME)).hasContent(template);
    }

    @Test
    void searchBeforeACrawlSaysWhatIsMissing() {
        Main.run("init", directory.toString());
        assertThat(Main.run("search", directory.toString(), "bridge")).isEqualTo(2);
        assertThat(said()).contains("nothing is recorded in this study yet");
    }

    @Test
    void aCaseWithoutPublishedFiguresCannotBeReproduced() {
        Main.run("init", directory.toString());
        assertThat(Main.run("reproduce", directory.toString(), "--model", "models/stance")).isEqualTo(2);
        assertThat(said()).contains("no reproduction.yaml in it");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(Main.run("crawl", "--ignore-robots", directory.toString())).isEqualTo(2);
        assertThat(said()).contains("--ignore-robots");
    }
}
