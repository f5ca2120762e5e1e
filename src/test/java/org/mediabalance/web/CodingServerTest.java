package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.coding.CodableStudy;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;
import tools.jackson.databind.JsonNode;

class CodingServerTest {
    private static final int ITEMS = 6;

    @TempDir
    Path root;
    private StudyDirectory directory;
    private WebServer server;
    private TeamMember lead;
    private Instant now = CodableStudy.NOW;

    @BeforeEach
    void start() throws Exception {
        directory = CodableStudy.write(root, ITEMS);
        try (DerivedCodes derived = DerivedCodes.open(directory.derived())) {
            derived.store(java.util.stream.IntStream.range(0, ITEMS).mapToObj(CodableStudy::item)
                    .map(item -> new MachineCode(item.id(), "witness-model", Stance.PRO, Code.PRO, 0.8, 0.1, 0.1,
                            java.util.List.of()))
                    .toList());
        }
        open();
        lead = new TeamMember(server.address()).join(server.firstLink().orElseThrow().getPath(), "lead");
    }

    private void open() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        server = WebServer.start(directory,
                new WebSettings(WebSettings.LOOPBACK, 0, Set.of(), "en"), clock, Progress.SILENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onceSomebodyHasAnAccountEverybodySignsIn() throws Exception {
        Browser stranger = new Browser(server.address());
        assertThat(stranger.get("/coding/progress?a=1").headers().firstValue("Location"))
                .contains("/sign-in?next=%2Fcoding%2Fprogress%3Fa%3D1");
        assertThat(stranger.get("/coding.json").statusCode()).isEqualTo(401);
        assertThat(stranger.post("/coding/task/1", "code=pro").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/assets/coding.css").statusCode()).isEqualTo(200);
        assertThat(server.firstLink()).isEmpty();
    }

    @Test
    void signingInLeadsOnlyToPagesOfThisServer() throws Exception {
        Browser stranger = new Browser(server.address());
        String form = "name=lead&password=" + TeamMember.PASSWORD.replace(' ', '+') + "&next=";
        for (String evil : new String[]{"https://evil.example/", "//evil.example/", "/\\evil.example/",
                "javascript:1"}) {
            assertThat(stranger.post("/sign-in", form + evil).headers().firstValue("Location")).as(evil)
                    .contains("/");
        }
        var answer = stranger.post("/sign-in", form + "/coding/team");
        assertThat(answer.headers().firstValue("Location")).contains("/coding/team");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
        assertThat(stranger.post("/sign-in", form + "/", "X-Forwarded-Proto", "https").headers()
                .firstValue("Set-Cookie").orElseThrow()).contains("Secure");
        assertThat(stranger.post("/sign-in", "name=lead&password=wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void passwordsCannotBeTriedOut() throws Exception {
        Browser stranger = new Browser(server.address());
        for (int i = 0; i < 10; i++) {
            assertThat(stranger.post("/sign-in", "name=lead&password=guess" + i).statusCode()).isEqualTo(401);
        }
        var answer = stranger.post("/sign-in", "name=lead&password=" + TeamMember.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Try again in 16 minutes");
    }

    @Test
    void aFormWithoutTheSecretOfItsSessionIsRefused() throws Exception {
        lead.plan(0, 0);
        TeamMember anna = lead.invite("anna");
        JsonNode task = anna.task().orElseThrow();
        Browser forged = new Browser(server.address());
        assertThat(forged.post("/coding/task/" + task.get("number"), "code=pro", "Cookie", "session=" + anna.cookie())
                .statusCode()).isEqualTo(403);
        assertThat(forged.post("/coding/task/" + task.get("number"), "code=pro&token=" + lead.csrf(), "Cookie",
                "session=" + anna.cookie()).statusCode()).isEqualTo(403);
        assertThat(anna.code(task.get("number").asLong(), "pro").statusCode()).isEqualTo(303);
    }

    @Test
    void codersSeeTheirTasksOnlyAndLeadsDoNotCode() throws Exception {
        lead.plan(100, 0);
        TeamMember anna = lead.invite("anna");
        TeamMember bek = lead.invite("bek");
        long task = anna.task().orElseThrow().get("number").asLong();
        assertThat(bek.code(task, "pro").statusCode()).isEqualTo(404);
        for (String path : new String[]{"/coding/team", "/coding/disagreements", "/coding/disagreements.json"}) {
            assertThat(anna.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(anna.post("/coding/plan", Map.of("seed", "2")).statusCode()).isEqualTo(403);
        assertThat(anna.get("/coding/progress.json").body()).doesNotContain("bek").doesNotContain("agreement\"");
        assertThat(lead.code(task, "pro").statusCode()).isEqualTo(403);
        assertThat(lead.get("/coding").headers().firstValue("Location")).contains("/coding/progress");
    }

    @Test
    void theTaskPageTellsNothingThatOthersSaid() throws Exception {
        lead.plan(100, 0);
        TeamMember anna = lead.invite("anna");
        TeamMember bek = lead.invite("bek");
        for (Optional<JsonNode> task = anna.task(); task.isPresent(); task = anna.task()) {
            anna.code(task.get().get("number").asLong(), "contra");
        }
        String page = bek.get("/coding").body() + bek.get("/coding.json").body();
        assertThat(page).contains("Bridge, part").doesNotContain("anna").doesNotContain("witness-model")
                .doesNotContain("0.8");
    }

    @Test
    void noPageShowsACoderWhatTheMachineSaidOfItemsStillToBeCoded() throws Exception {
        lead.plan(100, 0);
        TeamMember anna = lead.invite("anna");
        TeamMember bek = lead.invite("bek");
        JsonNode first = bek.task().orElseThrow();
        String item = java.util.stream.IntStream.range(0, ITEMS).mapToObj(CodableStudy::item)
                .filter(i -> i.title().equals(first.get("title").asString())).findFirst().orElseThrow().id();
        bek.code(first.get("number").asLong(), "contra");
        for (String path : new String[]{"/item/" + item, "/item/" + item + ".json", "/search?q=bridge&all=1",
                "/search.json?q=machine:pro&all=1", "/search.csv?q=bridge&all=1", "/search.jsonl?q=bridge&all=1",
                "/search.ris?q=bridge&all=1", "/report", "/report.json"}) {
            assertThat(anna.get(path).body()).as(path).doesNotContain("witness-model").doesNotContain("0.8")
                    .doesNotContain("bek");
        }
        assertThat(lead.get("/item/" + item + ".json").body()).contains("witness-model", "bek");
        assertThat(lead.get("/search.csv?q=bridge&all=1").body()).contains(item);
    }

    @Test
    void controlItemsLookLikeAnyOtherAndAreInNoResult() throws Exception {
        lead.post("/coding/controls", Map.of("lines",
                "{\"outlet\":\"hill\",\"url\":\"https://hill.example/known\",\"title\":\"A control\",\"text\":\"Vote no.\","
                        + "\"language\":\"en\",\"day\":\"2022-05-25\",\"code\":\"contra\"}"));
        lead.plan(0, 90);
        TeamMember anna = lead.invite("anna");
        Set<String> shapes = new java.util.HashSet<>();
        int tasks = 0;
        boolean met = false;
        for (Optional<JsonNode> task = anna.task(); task.isPresent(); task = anna.task(), tasks++) {
            shapes.add(task.get().propertyNames().toString());
            met |= task.get().get("title").asString().equals("A control");
            anna.code(task.get().get("number").asLong(), "contra");
        }
        assertThat(met).isTrue();
        assertThat(tasks).isEqualTo(ITEMS + 1);
        assertThat(shapes).hasSize(1);
        assertThat(lead.get("/coding/progress.json").body()).contains("\"seeded\" : 1", "\"found\" : 1");
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            assertThat(record.humanCodes()).hasSize(ITEMS);
        }
        assertThat(lead.post("/coding/controls", Map.of("lines", "{\"outlet\":\"nowhere\"}")).body())
                .contains("line 1: no outlet &#39;nowhere&#39;");
    }

    @Test
    void aCodeCanBeTakenBackForAWhileAndEvidenceGoesWithIt() throws Exception {
        lead.plan(0, 0);
        TeamMember anna = lead.invite("anna");
        JsonNode task = anna.task().orElseThrow();
        String number = task.get("number").asString();
        JsonNode sentence = task.get("paragraphs").get(0).get(0);
        String evidence = "text:" + sentence.get("start") + "-" + sentence.get("end");
        assertThat(anna.post("/coding/task/" + number, Map.of("code", "pro", "evidence", "text:0-99999")).statusCode())
                .isEqualTo(422);
        assertThat(anna.post("/coding/task/" + number, Map.of("code", "maybe")).statusCode()).isEqualTo(400);
        anna.post("/coding/task/" + number, Map.of("code", "pro", "evidence", evidence, "note", "first"));
        assertThat(anna.get("/coding").body()).contains("/coding/task/" + number + "/undo");
        assertThat(anna.post("/coding/task/" + number + "/undo", Map.of()).statusCode()).isEqualTo(303);
        assertThat(anna.task().orElseThrow().get("number").asString()).isEqualTo(number);
        anna.post("/coding/task/" + number, Map.of("code", "mixed", "evidence", evidence));
        now = now.plus(Duration.ofMinutes(15));
        assertThat(anna.post("/coding/task/" + number + "/undo", Map.of()).statusCode()).isEqualTo(409);
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            assertThat(record.humanCodes()).extracting(HumanCode::code).containsExactly(Code.MIXED);
            assertThat(record.coding().answers().getFirst().evidence()).hasSize(1);
        }
    }

    @Test
    void aDisagreementIsSettledByTheLead() throws Exception {
        lead.plan(100, 0);
        TeamMember anna = lead.invite("anna");
        TeamMember bek = lead.invite("bek");
        for (TeamMember coder : new TeamMember[]{anna, bek}) {
            for (Optional<JsonNode> task = coder.task(); task.isPresent(); task = coder.task()) {
                coder.code(task.get().get("number").asLong(), coder == anna ? "pro" : "mixed");
            }
        }
        String list = lead.get("/coding/disagreements").body();
        assertThat(list).contains(ITEMS + " to settle, 0 settled", "anna", "bek");
        String item = CodableStudy.item(0).id();
        assertThat(lead.get("/coding/disagreements/" + item).statusCode()).isEqualTo(200);
        assertThat(lead.post("/coding/disagreements/" + item, Map.of("code", "pro", "reason", " ")).statusCode())
                .isEqualTo(422);
        assertThat(lead.post("/coding/disagreements/" + item, Map.of("code", "pro", "reason", "rule 4"))
                .statusCode()).isEqualTo(303);
        assertThat(lead.get("/coding/disagreements").body()).contains("rule 4", ITEMS - 1 + " to settle, 1 settled");
    }

    @Test
    void endingAccessEndsTheSessionAndFreesTheItems() throws Exception {
        lead.plan(0, 0);
        TeamMember anna = lead.invite("anna");
        anna.task();
        assertThat(lead.post("/coding/team/end", Map.of("name", "anna")).statusCode()).isEqualTo(303);
        assertThat(anna.get("/coding.json").statusCode()).isEqualTo(401);
        TeamMember bek = lead.invite("bek");
        int codes = 0;
        for (Optional<JsonNode> task = bek.task(); task.isPresent(); task = bek.task(), codes++) {
            bek.code(task.get().get("number").asLong(), "no_position");
        }
        assertThat(codes).isEqualTo(ITEMS);
    }

    @Test
    void aRestartKeepsSessionsAndOneServerHandsOutAtATime() throws Exception {
        lead.plan(0, 0);
        TeamMember anna = lead.invite("anna");
        JsonNode task = anna.task().orElseThrow();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> WebServer.start(directory,
                new WebSettings(WebSettings.LOOPBACK, 0, Set.of(), "en"), Clock.systemUTC(),
                Progress.SILENT)).hasMessageContaining("another mediabalance serves this study");
        server.close();
        open();
        URI address = server.address();
        anna.at(address);
        assertThat(anna.task()).contains(task);
    }
}
