package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a team does, from the first link to the report, in a real browser; each page pictured and checked with axe. */
class BrowserIT {
    private static final int ITEMS = 24;
    private static final int EACH = 10;

    @TempDir
    Path root;
    private StudyDirectory directory;
    private WebServer server;
    private ChromeWindow window;

    @BeforeEach
    void open() throws Exception {
        window = ChromeWindow.open(root.resolve("profile"));
        directory = CodableStudy.write(root.resolve("study"), ITEMS);
        try (DerivedCodes derived = DerivedCodes.open(directory.derived())) {
            derived.store(IntStream.range(0, ITEMS).mapToObj(i -> new MachineCode(CodableStudy.item(i).id(), "model",
                    Stance.values()[(i + 1) % 3], i % 3 == 0 ? Code.PRO : i % 3 == 1 ? Code.CONTRA : Code.NO_POSITION,
                    i % 3 == 0 ? 0.8 : 0.1, i % 3 == 1 ? 0.8 : 0.1, i % 3 == 2 ? 0.8 : 0.1,
                    List.of(new MachineCode.Evidence(0, 20, 1, Stance.PRO)))).toList());
        }
        server = WebServer.start(directory,
                new WebSettings(WebSettings.LOOPBACK, 0, Set.of(), "en"), Clock.systemUTC(),
                Progress.SILENT);
    }

    @AfterEach
    void close() throws IOException {
        if (window != null) {
            window.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private String page(String path) {
        return server.address().resolve(path).toString();
    }

    @Test
    void aTeamSearchesCodesSettlesAndReports() throws Exception {
        window.go(page("/coding"));
        window.look("coding-nobody");
        joined(server.firstLink().orElseThrow().toString(), Optional.of("Lead"));
        window.go(page("/coding/team"));
        window.fill("#doubles", "100");
        window.fill("#controls", "0");
        window.click("form[action='/coding/plan'] button");
        String anna = invited("Anna");
        String bek = invited("Бек");
        window.look("team");
        coded(anna, "coding", 0);
        coded(bek, null, 1);
        settled();
        searched();
        reported();
        assertThat(window.violations()).isEmpty();
        // The browser logs the wrong password as a failed page; nothing else may fail.
        assertThat(window.errors()).singleElement().asString().contains("/sign-in", "401");
    }

    private void joined(String link, Optional<String> name) throws Exception {
        window.forgetWho();
        window.go(link);
        if (name.isPresent()) {
            window.look("join");
            window.fill("#name", name.get());
        }
        window.fill("#password", TeamMember.PASSWORD);
        window.click("main form button");
    }

    private String invited(String name) {
        window.fill("#name", name);
        window.click("form[action='/coding/team'] button");
        return window.find(".made code").getText();
    }

    /** Codes ten items with the keyboard alone; {@code shift} makes two coders differ on some items. */
    private void coded(String link, String picture, int shift) throws Exception {
        joined(link, Optional.empty());
        for (int i = 0; i < EACH; i++) {
            String key = Integer.toString(1 + (i % 3 == 0 ? i + shift : i) % 4);
            window.press(key);
            assertThat(window.find("#code-" + key).isSelected()).isTrue();
            if (i == 5 && picture != null) {
                window.look(picture);
            }
            window.leave(() -> window.press(Keys.ENTER));
        }
        window.leave(() -> window.press("u"));
        window.press("4");
        window.press("n", "seen on air");
        window.leave(() -> window.find("#save").click());
        if (picture != null) {
            window.go(page("/coding/progress"));
            window.look("progress-coder");
        }
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            Map<String, Long> byCoder = record.humanCodes().stream()
                    .collect(Collectors.groupingBy(HumanCode::coder, Collectors.counting()));
            assertThat(byCoder.values()).hasSize(1 + shift).containsOnly((long) EACH);
            assertThat(record.humanCodes().getLast().note()).isEqualTo("seen on air");
        }
    }

    private void settled() throws Exception {
        window.go(page("/"));
        window.click("form[action='/sign-out'] button");
        window.fill("#name", "Lead");
        window.fill("#password", "wrong password");
        window.click("main form button");
        window.look("sign-in");
        window.fill("#password", TeamMember.PASSWORD);
        window.click("main form button");
        window.go(page("/coding/disagreements"));
        window.look("disagreements");
        int open = window.all("tbody tr").size();
        assertThat(open).isPositive();
        window.click("tbody a");
        window.look("adjudication");
        window.press("1", "n", "rule 4: no other view is offered", Keys.TAB);
        window.leave(() -> window.press(Keys.ENTER));
        assertThat(window.text()).contains(open - 1 + " to settle, 1 settled", "rule 4");
        window.go(page("/coding/progress"));
        window.look("progress-lead");
    }

    private void searched() throws Exception {
        window.go(page("/search"));
        window.fill("input[type=search]", "bridge");
        window.leave(() -> window.press(Keys.ENTER));
        window.look("search");
        WebElement facet = window.find("main").findElement(By.partialLinkText("Hill TV"));
        window.leave(facet::click);
        assertThat(window.address()).contains("outlet");
        window.look("search-narrowed");
        window.click("main h3 a");
        assertThat(window.text()).contains("Bridge, part", "Hill TV");
        window.look("item");
    }

    private void reported() throws Exception {
        window.click("nav a[href='/report']");
        window.look("report");
        assertThat(window.inFrame("body")).contains("The bridge vote", "River TV", "Hill TV");
        window.click("nav a[href='/coverage']");
        window.look("coverage");
        window.go(page("/about"));
        window.look("about");
    }
}
