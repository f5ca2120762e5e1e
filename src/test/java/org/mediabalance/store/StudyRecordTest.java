package org.mediabalance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.study.Code;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Hint;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

class StudyRecordTest {
    private static final Instant NOW = Instant.parse("2022-05-25T10:00:00Z");
    private static final URI LIST = URI.create("https://one.example/list");
    private static final URI PAGE = URI.create("https://one.example/page");
    private static final LedgerEntry.Stored STORED = new LedgerEntry.Stored("00001.warc.gz", 42, "sha256:ab", NOW);

    @TempDir
    Path directory;

    private StudyRecord open() {
        return StudyRecord.open(directory.resolve("study.db"));
    }

    private static ListPoll poll(String channel) {
        return new ListPoll(LIST, "one", channel, Optional.of("\"v1\""), Optional.empty(), NOW, ListPoll.OK, 1);
    }

    private static ListEntry entry(Hint hint) {
        return new ListEntry(PAGE, hint, Optional.empty(), Optional.empty());
    }

    @Test
    void aUrlNamedByTwoListsIsOneUrlWithBothHints() {
        Hint listing = Hint.none("listing");
        Hint sitemap = new Hint("sitemap:video", Optional.of("Title"),
                Optional.of(Published.on(LocalDate.of(2022, 5, 25), "sitemap:video")),
                Optional.of(new RunningTime(Duration.ofSeconds(95), "sitemap:video")));
        try (StudyRecord record = open()) {
            assertThat(record.polled(poll("listing"), List.of(entry(listing)))).isEqualTo(1);
            assertThat(record.polled(poll("sitemap"), List.of(entry(sitemap), entry(sitemap)))).isZero();
        }
        try (StudyRecord again = open()) {
            assertThat(again.ledger()).singleElement().satisfies(e -> {
                assertThat(e.hints()).containsExactly(listing, sitemap);
                assertThat(e.channel()).isEqualTo("listing");
                assertThat(e.state()).isEqualTo(UrlState.DISCOVERED);
            });
            assertThat(again.lastPoll(LIST)).isPresent();
        }
    }

    @Test
    void aFetchedUrlStaysFetchedWhateverListsSayLater() {
        try (StudyRecord record = open()) {
            record.polled(poll("listing"), List.of(entry(Hint.none("listing"))));
            record.fetched(PAGE, STORED);
            record.polled(poll("listing"), List.of(entry(Hint.none("listing"))));
            assertThat(record.waiting("one")).isEmpty();
            assertThat(record.ledger()).singleElement().extracting(LedgerEntry::stored).isEqualTo(Optional.of(STORED));
        }
    }

    @Test
    void onlyPassingFailuresAreTriedAgain() {
        URI other = URI.create("https://one.example/other");
        try (StudyRecord record = open()) {
            record.polled(poll("listing"), List.of(entry(Hint.none("listing")),
                    new ListEntry(other, Hint.none("listing"), Optional.empty(), Optional.empty())));
            record.failed(PAGE, "status 404", false);
            record.failed(other, "status 500", true);
            assertThat(record.retryPassing()).isEqualTo(1);
            assertThat(record.waiting("one")).extracting(LedgerEntry::url).containsExactly(other);
        }
    }

    @Test
    void whatWaitsIsHandedOutByHost() {
        URI other = URI.create("http://m.example/other");
        try (StudyRecord record = open()) {
            record.polled(poll("listing"), List.of(entry(Hint.none("listing")),
                    new ListEntry(other, Hint.none("listing"), Optional.empty(), Optional.empty())));
            assertThat(record.waitingHosts("one")).containsExactlyInAnyOrder("https://one.example/",
                    "http://m.example/");
            assertThat(record.waiting("one", "http://m.example/", 10)).extracting(LedgerEntry::url)
                    .containsExactly(other);
            assertThat(record.waitingCount("one")).isEqualTo(2);
            assertThat(record.waitingCount("one", "http://m.example/")).isEqualTo(1);
        }
    }

    @Test
    void evidenceThatIsLostIsWaitedForAgain() {
        try (StudyRecord record = open()) {
            record.polled(poll("listing"), List.of(entry(Hint.none("listing"))));
            record.fetched(PAGE, STORED);
            assertThat(record.lastFetched(5)).singleElement().extracting(LedgerEntry::url).isEqualTo(PAGE);
            record.lost(PAGE);
            assertThat(record.lastFetched(5)).isEmpty();
            assertThat(record.waiting("one")).singleElement().extracting(LedgerEntry::stored)
                    .isEqualTo(Optional.empty());
        }
    }

    @Test
    void anItemComesBackAsItWasStored() {
        Item item = new Item("0123456789abcdef", "one", PAGE, ItemKind.CLIP, "Тақырып «»", "Бірінші\n\nекінші", "kk",
                Optional.of(
                        new Published(LocalDate.of(2022, 5, 25), Optional.of(NOW), Published.Precision.MINUTE, "x")),
                Optional.of(NOW), Optional.of(new RunningTime(Duration.ofMillis(95_500), "json-ld")),
                List.of(new Cue(Duration.ZERO, Duration.ofMillis(1500), "сөз")), List.of("Автор"),
                Map.of("ru", URI.create("https://one.example/ru/page")), Optional.of(PAGE), Optional.of("news"));
        ItemRecord stored = new ItemRecord(PAGE, "one", Optional.of(item), ItemState.DISTINCT, "2 mentions",
                Map.of("published", "listing:time"), Optional.of("story"), Optional.empty());
        try (StudyRecord record = open()) {
            record.polled(poll("listing"), List.of(entry(Hint.none("listing"))));
            record.fetched(PAGE, STORED);
            assertThat(record.unprocessed()).hasSize(1);
            record.processed(item.id(), stored, STORED.digest());
            assertThat(record.unprocessed()).isEmpty();
            assertThat(record.items()).containsExactly(stored);
        }
    }

    @Test
    void codesAreOnlyEverAdded() {
        try (StudyRecord record = open()) {
            record.coded(List.of(code("a", Code.PRO), code("b", Code.MIXED)));
            record.coded(List.of(code("a", Code.CONTRA)));
            assertThat(record.humanCodes()).containsExactly(code("a", Code.PRO), code("b", Code.MIXED),
                    code("a", Code.CONTRA));
        }
    }

    private static HumanCode code(String coder, Code code) {
        return new HumanCode("item", coder, code, "first", "1", "", NOW);
    }

    @Test
    void aRecordOfANewerProgramIsLeftAlone() throws SQLException {
        open().close();
        Path file = directory.resolve("study.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version=99");
        }
        assertThatThrownBy(this::open).isInstanceOf(InputException.class).hasMessageContaining("newer MediaBalance");
    }

    @Test
    void aPlaceThatTakesNoDataIsAClearError() throws Exception {
        Path notADirectory = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> StudyRecord.open(notADirectory.resolve("study.db"))).isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be written").hasMessageContaining("nothing stored is lost");
    }
}
