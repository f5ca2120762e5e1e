package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.coding.CodableStudy;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import tools.jackson.databind.JsonNode;

/** Eight coders at once on the real program, undisturbed and with the program killed by SIGKILL under them. */
class ConcurrentCodingIT {
    private static final int CODERS = 8;
    private static final List<String> CODES = List.of("pro", "contra", "mixed", "no_position");
    private static final Pattern LINK = Pattern.compile("http://[^/]+(/join/[0-9a-f]{64})");

    @TempDir
    Path root;
    private StudyDirectory directory;
    private Process program;
    private URI address;
    private Path log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    /** A code the server said it has: the coder's own running number, the item's title and the code. */
    private record Acknowledged(String coder, String title, String code) {}

    @BeforeEach
    void prepare() throws IOException {
        log = Files.createTempFile("serve", ".log");
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownNow();
        program.destroyForcibly().waitFor();
        Files.delete(log);
    }

    private void serve() throws Exception {
        Files.writeString(log, "");
        program = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "org.mediabalance.cli.Main", "serve",
                directory.root().toString(), "--port", "0").redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        address = URI.create(awaited(Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)\\s")));
    }

    private String awaited(Pattern wanted) throws Exception {
        for (int tries = 0; tries < 6_000; tries++) {
            Matcher found = wanted.matcher(Files.readString(log));
            if (found.find()) {
                return found.group(1);
            }
            assertThat(program.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(50);
        }
        throw new AssertionError("not said in five minutes: " + wanted + " in " + Files.readString(log));
    }

    private List<TeamMember> team(double doubles) throws Exception {
        serve();
        TeamMember lead = new TeamMember(address, client).join(awaited(LINK), "lead");
        lead.plan(doubles, 0);
        List<TeamMember> team = new ArrayList<>();
        for (int i = 0; i < CODERS; i++) {
            team.add(lead.invite("coder" + i));
        }
        return team;
    }

    private List<Acknowledged> atOnce(List<TeamMember> team, Work work) throws Exception {
        List<Future<List<Acknowledged>>> running = new ArrayList<>();
        for (int i = 0; i < team.size(); i++) {
            TeamMember member = team.get(i);
            String name = "coder" + i;
            Callable<List<Acknowledged>> job = () -> work.of(member, name);
            running.add(threads.submit(job));
        }
        List<Acknowledged> all = new ArrayList<>();
        for (Future<List<Acknowledged>> each : running) {
            all.addAll(each.get());
        }
        return all;
    }

    private interface Work {
        List<Acknowledged> of(TeamMember coder, String name) throws Exception;
    }

    private static void codeOne(TeamMember coder, String name, List<Acknowledged> done) throws Exception {
        JsonNode task = coder.task().orElseThrow();
        String code = CODES.get((int) (task.get("number").asLong() % CODES.size()));
        var answer = coder.code(task.get("number").asLong(), code);
        if (answer.statusCode() != 303) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        done.add(new Acknowledged(name, task.get("title").asString(), code));
    }

    private List<Acknowledged> stored() {
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            Map<String, String> titles = record.items().stream().map(i -> i.item().orElseThrow())
                    .collect(Collectors.toMap(i -> i.id(), i -> i.title()));
            return record.humanCodes().stream()
                    .map(c -> new Acknowledged(c.coder(), titles.get(c.item()), c.code().label())).toList();
        }
    }

    private static Map<String, List<Acknowledged>> byCoder(List<Acknowledged> codes) {
        return codes.stream().collect(Collectors.groupingBy(Acknowledged::coder));
    }

    @Test
    void eightCodersWithFiveHundredCodesEachLoseNoneDoubleNoneAndKeepTheirOrder() throws Exception {
        int each = 500;
        directory = CodableStudy.write(root, 2_100);
        long start = System.nanoTime();
        List<Acknowledged> acknowledged = atOnce(team(100), (coder, name) -> {
            List<Acknowledged> done = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                codeOne(coder, name, done);
            }
            return done;
        });
        System.err.printf("%d codes by %d coders over HTTP in %.1f s%n", acknowledged.size(), CODERS,
                (System.nanoTime() - start) / 1e9);
        assertThat(acknowledged).hasSize(CODERS * each);
        assertThat(byCoder(stored())).isEqualTo(byCoder(acknowledged));
        assertThat(stored()).doesNotHaveDuplicates();
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            Map<String, List<HumanCode>> byItem = record.humanCodes().stream()
                    .collect(Collectors.groupingBy(HumanCode::item));
            assertThat(byItem.values()).allMatch(codes -> codes.size() <= 2)
                    .allMatch(codes -> codes.stream().map(HumanCode::coder).distinct().count() == codes.size());
            assertThat(byItem.values().stream().filter(codes -> codes.size() == 2).count()).isGreaterThan(500);
        }
    }

    @Test
    void theProgramKilledUnderItsCodersLosesNoAcknowledgedCode() throws Exception {
        long seed = 20220605;
        Random random = new Random(seed);
        directory = CodableStudy.write(root, 400);
        List<TeamMember> team = team(50);
        List<Acknowledged> acknowledged = Collections.synchronizedList(new ArrayList<>());
        for (int kill = 0; kill < 3; kill++) {
            int before = acknowledged.size();
            Process victim = program;
            Thread killer = Thread.ofVirtual().start(() -> {
                try {
                    // Some codes first, so that it is killed in the middle of work.
                    while (acknowledged.size() < before + 20) {
                        Thread.sleep(10);
                    }
                    Thread.sleep(random.nextInt(300));
                    victim.destroyForcibly();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            acknowledged.addAll(atOnce(team, (coder, name) -> untilKilled(coder, name, acknowledged)));
            killer.join();
            victim.waitFor();
            assertThat(acknowledged.size()).as("codes before kill %d, seed %d", kill, seed)
                    .isGreaterThanOrEqualTo(before + 20);
            assertThat(stored()).as("after kill %d, seed %d", kill, seed).containsAll(acknowledged)
                    .doesNotHaveDuplicates();
            serve();
            team.forEach(coder -> coder.at(address));
        }
        acknowledged.addAll(atOnce(team, (coder, name) -> {
            List<Acknowledged> done = new ArrayList<>();
            for (Optional<JsonNode> task = coder.task(); task.isPresent(); task = coder.task()) {
                codeOne(coder, name, done);
            }
            return done;
        }));
        List<Acknowledged> stored = stored();
        assertThat(stored).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(stored.stream().map(Acknowledged::title).distinct()).hasSize(400);
        assertThat(stored.size() - acknowledged.size()).as("stored, but killed before it was said")
                .isBetween(0, 3 * CODERS);
    }

    /** Codes until the server is gone; what it acknowledged goes straight to the list the killer watches. */
    private static List<Acknowledged> untilKilled(TeamMember coder, String name, List<Acknowledged> acknowledged)
            throws Exception {
        List<Acknowledged> done = new ArrayList<>();
        try {
            while (coder.task().isPresent()) {
                codeOne(coder, name, done);
                acknowledged.add(done.removeLast());
            }
        } catch (IOException gone) {
            // killed
        }
        return List.of();
    }
}
