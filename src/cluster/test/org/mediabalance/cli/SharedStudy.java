package org.mediabalance.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.monitor.IndexBuild;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.web.SmallStudy;

/** A small study whose index can be told to be anywhere, and the commands of the program on it. */
final class SharedStudy {
    static final int ITEMS = 43;

    private final Path root;
    private final String local;

    private SharedStudy(Path root) throws IOException {
        this.root = root;
        this.local = Files.readString(root.resolve("study.yaml"));
    }

    /** What a command printed and its exit code. */
    record Ended(int exit, String out, String said) {}

    static SharedStudy in(Path root) throws IOException {
        Files.createDirectories(root);
        SmallStudy study = SmallStudy.in(root);
        study.code(
                study.item("one", 23, "kk", "Референдумда не сұралады", "Қазақстанда референдум өтеді. Сұрақ біреу."),
                "aigul", Code.NO_POSITION);
        study.code(study.item("one", 24, "ru", "Референдум: поправки", "Жители поддерживают референдум и поправки."),
                "aigul", Code.PRO);
        study.code(study.item("two", 25, "en", "The bridge", "A referendum that nobody asked for."), "aigul",
                Code.CONTRA);
        IntStream.range(0, ITEMS - 3).forEach(i -> study.item(i % 3 == 0 ? "one" : "two", 23 + i % 3, "ru",
                "Новость номер " + i, "Сюжет " + i + ": референдум и дороги области."));
        study.filled();
        return new SharedStudy(root);
    }

    /** Keeps the index in the study's own directory. */
    void here() throws IOException {
        Files.writeString(root.resolve("study.yaml"), local);
    }

    /** Keeps the index at this address. */
    void at(String host, String name, String auth) throws IOException {
        Files.writeString(root.resolve("study.yaml"), local + """
                index:
                  opensearch: {hosts: ["%s"], name: %s, auth: %s}
                """.formatted(host, name, auth));
    }

    /** Gives the study another id, as another study has. */
    void rename(String id) throws IOException {
        Path yaml = root.resolve("study.yaml");
        Files.writeString(yaml, Files.readString(yaml).replaceFirst("id: \\w+", "id: " + id));
    }

    /** Runs a command of one or two words on the study, in this process. */
    Ended run(String command, String... more) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int exit = Main.run(arguments(command, more).toArray(String[]::new));
            return new Ended(exit, printed.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Runs a command in a process of its own, with this environment and these options of Java. */
    Ended process(Map<String, String> environment, List<String> options, String command)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(options);
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        line.addAll(arguments(command));
        Path printed = root.resolve("printed.txt");
        Path said = root.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(line).redirectOutput(printed.toFile())
                .redirectError(said.toFile());
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        return new Ended(exit, Files.readString(printed), Files.readString(said));
    }

    private List<String> arguments(String command, String... more) {
        return Stream.of(Stream.of(command.split(" ")), Stream.of(root.toString()), Stream.of(more)).flatMap(s -> s)
                .toList();
    }

    /** Brings an item of the index to what the record says, as the server does after a code. */
    void update() {
        StudyDirectory directory = StudyDirectory.open(root);
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            IndexBuild build = new IndexBuild(directory, record);
            try (ItemIndex index = build.open(Progress.SILENT)) {
                build.update(index, Set.copyOf(index.ids("stance:pro")));
            }
        }
    }

    /** The digest of the record. */
    String record() throws IOException {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(root.resolve("study.db"))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
