package org.mediabalance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.crawl.Evidence;
import org.mediabalance.crawl.WarcArchive;
import org.mediabalance.extract.DocumentReader;
import org.mediabalance.extract.DocumentReading;
import org.mediabalance.intake.ImportTally.State;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.monitor.Progress;
import org.mediabalance.monitor.Verification;
import org.mediabalance.store.ImportedPage;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.Recapture;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.ItemKind;

class ImporterTest {
    /** Media of these tests run three seconds, whatever their bytes. */
    private static final DocumentReader THREE_SECONDS = (bytes, name) -> new DocumentReading.Read("video/mp4",
            Optional.empty(), "", List.of(), Optional.empty(), Optional.of(3.0));

    @TempDir
    Path directory;
    private Inputs inputs;

    @BeforeEach
    void study() {
        inputs = new Inputs(directory);
    }

    private ImportTally run(Optional<String> outlet, String... names) {
        StudyDirectory study = StudyDirectory.open(inputs.study());
        try (Monitor monitor = Monitor.open(study, Clock.systemUTC(), Progress.SILENT)) {
            return Importer.run(study, monitor, Arrays.stream(names).map(this::path).toList(), outlet, THREE_SECONDS,
                    Clock.systemUTC(), Progress.SILENT);
        }
    }

    /** As a user would name it from where the tests run. */
    private Path path(String name) {
        return Path.of("").toAbsolutePath().relativize(inputs.path(name));
    }

    private ImportTally run(String... names) {
        return run(Optional.empty(), names);
    }

    private Map<String, LedgerEntry> ledger() {
        try (StudyRecord record = StudyRecord.open(StudyDirectory.open(inputs.study()).record())) {
            return record.ledger().stream().collect(Collectors.toMap(e -> e.url().toString(), e -> e));
        }
    }

    private Map<String, ItemRecord> process() {
        StudyDirectory study = StudyDirectory.open(inputs.study());
        try (Monitor monitor = Monitor.open(study, Clock.systemUTC(), Progress.SILENT)) {
            monitor.process();
            assertThat(Verification.of(study, Progress.SILENT).problems()).filteredOn(p -> p.contains("digest"))
                    .isEmpty();
            return monitor.record().items().stream().collect(Collectors.toMap(i -> i.url().toString(), i -> i));
        }
    }

    private Item item(String url) {
        return process().get(url).item().orElseThrow();
    }

    private static String counts(ImportTally tally) {
        return Arrays.stream(State.values()).filter(state -> tally.count(state) > 0)
                .map(state -> state.label() + " " + tally.count(state)).collect(Collectors.joining(", "));
    }

    private byte[] archive() {
        String clip = Inputs.page("Клип", "").replace("</article>",
                "<video src=\"/v.mp4\"><track kind=\"captions\" srclang=\"ru\" src=\"/v.vtt\"></video></article>");
        byte[] vtt = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nпро мост\n".getBytes(StandardCharsets.UTF_8);
        return Inputs.join(
                inputs.response("https://arna.example/v.vtt", "200 OK", "Content-Type: text/vtt\r\n", vtt),
                inputs.response("https://arna.example/lost.vtt", "200 OK", "Content-Type: text/vtt\r\n", vtt),
                inputs.response("https://arna.example/clip", "200 OK",
                        "Content-Type: text/html\r\nContent-Encoding: gzip\r\nX-Server: one\r\n",
                        Inputs.gzip(clip.getBytes(StandardCharsets.UTF_8))),
                inputs.record("request", "https://arna.example/clip", "application/http; msgtype=request", "",
                        "GET /clip HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
                inputs.response("https://arna.example/a.png", "200 OK", "Content-Type: image/png\r\n", new byte[9]),
                inputs.response("https://arna.example/404", "404 Not Found", "", new byte[1]),
                inputs.response("https://arna.example/301", "301 Moved", "Location: /clip\r\n", new byte[1]),
                inputs.html("https://ads.example/frame", "<html>ad</html>"),
                inputs.record("response", "https://arna.example/cut", "application/http; msgtype=response",
                        "WARC-Truncated: length\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWebArchiveIsTakenOverWithHeadersTimeAndCaptions() throws IOException {
        inputs.write("crawl.warc.gz", archive());
        ImportTally tally = run("crawl.warc.gz");
        assertThat(counts(tally)).isEqualTo("stored 2, skipped 4, unknown outlet 1, failed 1");
        assertThat(tally.inputs()).isEqualTo(8);
        assertThat(tally.complete()).isFalse();
        assertThat(tally.reasons(State.SKIPPED)).containsOnlyKeys("a part of pages (image)", "status 404",
                "a redirect", "captions that no imported page names");
        LedgerEntry clip = ledger().get("https://arna.example/clip");
        assertThat(clip.state()).isEqualTo(UrlState.FETCHED);
        assertThat(clip.channel()).isEqualTo("import");
        assertThat(clip.stored().orElseThrow().time()).isEqualTo(Instant.parse("2022-06-02T10:00:00Z"));
        Capture capture = WarcArchive.read(inputs.study().resolve("archive"), clip.stored().orElseThrow());
        assertThat(new String(capture.body(), StandardCharsets.UTF_8)).contains("<h1>Клип</h1>");
        assertThat(item("https://arna.example/clip").cues()).singleElement()
                .satisfies(cue -> assertThat(cue.text()).isEqualTo("про мост"));
    }

    @Test
    void oneOutletsImportLeavesOthersPagesOutAndIsComplete() {
        inputs.write("crawl.warc.gz", Inputs.join(inputs.html("https://arna.example/1", "<html>1</html>"),
                inputs.html("https://ads.example/frame", "<html>ad</html>"),
                inputs.html("https://shared.example/2", "<html>2</html>")));
        ImportTally tally = run(Optional.of("Арна"), "crawl.warc.gz");
        assertThat(counts(tally)).isEqualTo("stored 2, skipped 1");
        assertThat(tally.complete()).isTrue();
        assertThat(counts(run("crawl.warc.gz"))).isEqualTo("known 1, unknown outlet 2");
    }

    @Test
    void anOutletThatTheStudyDoesNotHaveIsBadInput() {
        assertThatThrownBy(() -> run(Optional.of("nobody"), "study/study.yaml")).isInstanceOf(InputException.class)
                .hasMessageContaining("no such outlet; it has arna, other");
        assertThatThrownBy(() -> run("nothing.warc")).isInstanceOf(InputException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void theArchiveOfOneStudyCanBeImportedIntoAnother() {
        inputs.write("clips/A.info.json", INFO.formatted("a1", "UCarna", ", \"duration\": 95"));
        inputs.write("clips/A.ru.vtt", ROLLED_UP);
        inputs.write("tg/result.json", EXPORT);
        inputs.write("crawl.warc.gz", archive());
        run("clips", "tg", "crawl.warc.gz");
        Map<String, ItemRecord> first = process();
        inputs.write("copy/study/study.yaml", "");
        Inputs copy = new Inputs(inputs.path("copy"));
        Path archive = path("study/archive");
        inputs = copy;
        StudyDirectory study = StudyDirectory.open(copy.study());
        try (Monitor monitor = Monitor.open(study, Clock.systemUTC(), Progress.SILENT)) {
            ImportTally tally = Importer.run(study, monitor, List.of(archive), Optional.empty(), THREE_SECONDS,
                    Clock.systemUTC(), Progress.SILENT);
            assertThat(counts(tally)).isEqualTo("stored 9");
        }
        assertThat(process()).isEqualTo(first);
    }

    @Test
    void aFileThatSomebodyNamesMustBeOneThatCanBeImported() {
        inputs.write("in/notes.csv", "a,b");
        assertThat(counts(run("in"))).isEqualTo("skipped 1");
        assertThat(counts(run("in/notes.csv"))).isEqualTo("failed 1");
    }

    @Test
    void aWaczIsItsArchivesAndAnotherZipIsNone() {
        byte[] warc = Inputs.join(inputs.html("https://other.example/o", Inputs.page("Другой", "")),
                inputs.record("resource", "https://other.example/r", "text/html", "",
                        Inputs.page("Ресурс", "").getBytes(StandardCharsets.UTF_8)));
        inputs.write("in/a.wacz", Inputs.zip("archive/data.warc.gz", warc));
        inputs.write("in/b.zip", Inputs.zip("readme.txt", new byte[5]));
        ImportTally tally = run("in");
        assertThat(counts(tally)).isEqualTo("stored 2, failed 1");
        assertThat(process().values()).extracting(ItemRecord::outlet).containsExactly("other", "other");
    }

    @Test
    void addressesWaitForTheNextCrawlOnce() {
        inputs.write("urls.txt", "\uFEFF# list\r\n\r\nhttps://arna.example/1\r\nhttps://arna.example/1\r\n"
                + "HTTPS://Other.example/x#top\r\nhttps://nowhere.example/\r\nnot an address\r\n");
        ImportTally tally = run("urls.txt");
        assertThat(counts(tally)).isEqualTo("discovered 2, known 1, unknown outlet 1, failed 1");
        assertThat(tally.reasons(State.FAILED).values()).singleElement()
                .satisfies(count -> assertThat(count.first()).endsWith("urls.txt:7"));
        assertThat(ledger().values()).extracting(e -> e.outlet() + " " + e.state().label() + " " + e.url())
                .containsExactlyInAnyOrder("arna discovered https://arna.example/1",
                        "other discovered https://other.example/x");
        assertThat(counts(run("urls.txt"))).isEqualTo("known 3, unknown outlet 1, failed 1");
    }

    private static final String INFO = """
            {"_type": "video", "id": "%1$s", "extractor": "youtube", "title": "Мост через реку",
             "description": "О мосте.\\nПодпишитесь!", "webpage_url": "https://www.youtube.com/watch?v=%1$s",
             "channel_url": "https://www.youtube.com/channel/%2$s", "timestamp": 1653904800, "epoch": 1654600000,
             "language": "ru", "subtitles": {}, "automatic_captions": {"ru": [], "en": []}%3$s}""";
    private static final String ROLLED_UP = """
            WEBVTT

            00:00:00.000 --> 00:00:02.000
            мост через реку

            00:00:02.000 --> 00:00:02.010
            мост через реку

            00:00:02.010 --> 00:00:04.000
            мост через реку
            нужен<00:00:03.000><c> всем</c>

            00:00:04.000 --> 00:00:04.010
            нужен всем

            00:00:04.010 --> 00:00:06.000
            нужен всем
            жителям города
            """;

    @Test
    void aClipOfYtDlpHasItsLengthAndItsOwnCaptionsOnce() {
        inputs.write("clips/A [a1].info.json", INFO.formatted("a1", "UCarna", ", \"duration\": 95"));
        inputs.write("clips/A [a1].ru.vtt", ROLLED_UP);
        inputs.write("clips/A [a1].en.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nbridge\n");
        inputs.write("clips/A [a1].webp", "picture");
        inputs.write("clips/B.info.json", INFO.formatted("b1", "UCarna", ""));
        inputs.write("clips/B.mp4", "media");
        inputs.write("clips/C.info.json", INFO.formatted("c1", "UCsomeone", ""));
        inputs.write("clips/list.info.json", "{\"_type\": \"playlist\", \"id\": \"UCarna\"}");
        inputs.write("clips/broken.info.json", "{\"id\": ");
        inputs.write("clips/stray.mp4", "media");
        ImportTally tally = run("clips");
        assertThat(counts(tally)).isEqualTo("stored 2, skipped 2, unknown outlet 1, failed 1");
        Item item = item("https://www.youtube.com/watch?v=a1");
        assertThat(item.kind()).isEqualTo(ItemKind.CLIP);
        assertThat(item.runningTime().orElseThrow().length()).isEqualTo(Duration.ofSeconds(95));
        assertThat(item.published().orElseThrow().instant()).contains(Instant.ofEpochSecond(1653904800));
        assertThat(item.text()).isEqualTo("О мосте.\n\nПодпишитесь!\n\nмост через реку нужен всем жителям города");
        Item second = item("https://www.youtube.com/watch?v=b1");
        assertThat(second.runningTime().orElseThrow().source()).isEqualTo("media-header");
        assertThat(inputs.study().resolve("media").resolve(second.id() + ".mp4")).hasContent("media");
        inputs.write("one/D.info.json", INFO.formatted("d1", "UCarna", ""));
        inputs.write("one/D.ru.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nслово\n");
        assertThat(counts(run("one/D.info.json"))).isEqualTo("stored 1");
        assertThat(item("https://www.youtube.com/watch?v=d1").cues()).hasSize(1);
        inputs.write("clips/B.ru.srt", "1\n00:00:00,000 --> 00:00:01,000\nслово\n");
        assertThat(counts(run("clips"))).isEqualTo("known 2, skipped 2, unknown outlet 1, failed 1");
        assertThat(item("https://www.youtube.com/watch?v=b1").cues()).hasSize(1);
    }

    private static final String EXPORT = """
            {"name": "Арна", "type": "public_channel", "id": 1234, "messages": [
            {"id": 1, "type": "service", "date": "2022-05-20T10:00:00", "action": "create_channel"},
            {"id": 2, "type": "message", "date": "2022-05-30T10:00:00", "date_unixtime": "1653883200", "from": "Арна",
             "text": ["О мосте: ", {"type": "bold", "text": "мост"}, " нужен.\\nИ ещё мост."]},
            {"id": 3, "type": "message", "date": "2022-05-31T10:00:00", "date_unixtime": "1653969600",
             "text": "Видео о мосте", "media_type": "video_file", "file": "../../secret.mp4", "duration_seconds": 65},
            {"id": 4, "type": "message", "date": "2022-06-30T10:00:00", "date_unixtime": "1656561600", "text": "мост"},
            {"id": 5, "type": "message", "date": "2022-05-31T10:00:00", "text": "", "photo": "photos/1.jpg"},
            {"id": 6, "type": "message", "date": "2022-05-31T23:30:00", "text": "",
             "poll": {"question": "Нужен ли мост?", "answers": [{"text": "Да"}, {"text": "Нет"}]}},
            {"id": 7}]}""";

    @Test
    void aTelegramExportBecomesPostsAndClipsOfTheOutletsChannel() {
        inputs.write("tg/result.json", EXPORT);
        inputs.write("tg/photos/1.jpg", "picture");
        ImportTally tally = run("tg");
        assertThat(counts(tally)).isEqualTo("stored 5, skipped 1, failed 1");
        Map<String, ItemRecord> items = process();
        Item post = items.get("https://t.me/arna_tv/2").item().orElseThrow();
        assertThat(post.kind()).isEqualTo(ItemKind.POST);
        assertThat(post.text()).isEqualTo("О мосте: мост нужен.\n\nИ ещё мост.");
        assertThat(post.published().orElseThrow().instant()).contains(Instant.ofEpochSecond(1653883200));
        Item clip = items.get("https://t.me/arna_tv/3").item().orElseThrow();
        assertThat(clip.kind()).isEqualTo(ItemKind.CLIP);
        assertThat(clip.runningTime().orElseThrow().length()).isEqualTo(Duration.ofSeconds(65));
        assertThat(items.get("https://t.me/arna_tv/4").state()).isEqualTo(ItemState.OUT_OF_PERIOD);
        assertThat(items.get("https://t.me/arna_tv/5").state()).isEqualTo(ItemState.NOT_ITEM);
        // without a Unix time the day is the outlet's: 23:30 in Almaty is still the 31st
        assertThat(items.get("https://t.me/arna_tv/6").item().orElseThrow().published().orElseThrow().day())
                .hasToString("2022-05-31");
        assertThat(items.get("https://t.me/arna_tv/6").item().orElseThrow().text())
                .isEqualTo("Нужен ли мост?\n\nДа\n\nНет");
        assertThat(counts(run("tg"))).isEqualTo("known 5, skipped 1, failed 1");
    }

    @Test
    void anAccountsExportGivesItsChannelsAndNoPrivateTalk() {
        inputs.write("all/result.json", "{\"about\": \"x\", \"chats\": {\"about\": \"y\", \"list\": ["
                + "{\"name\": \"Friend\", \"type\": \"personal_chat\", \"id\": 9, \"messages\": [{\"id\": 1, \"type\":"
                + " \"message\", \"date\": \"2022-05-31T10:00:00\", \"text\": \"secret\"}]},"
                + EXPORT.replace("Арна", "Unnamed") + ", " + EXPORT + "]}}");
        ImportTally tally = run("all/result.json");
        assertThat(counts(tally)).isEqualTo("stored 5, skipped 3, unknown outlet 5, failed 2");
        assertThat(tally.reasons(State.SKIPPED)).containsKey("private talk (personal_chat)");
        inputs.write("cut/result.json", EXPORT.substring(0, EXPORT.indexOf("\"id\": 3") + 20));
        ImportTally cut = run(Optional.of("other"), "cut");
        assertThat(counts(cut)).isEqualTo("stored 1, skipped 1, failed 1");
        assertThat(ledger()).containsKey("https://t.me/c/1234/2");
    }

    @Test
    void savedPagesHaveTheirAddressFromSidecarPageOrBrowser() {
        inputs.write("pages/a.html", Inputs.page("Первая", "<link rel=\"canonical\" href=\"https://arna.example/a\">"));
        inputs.write("pages/a_files/style.css", "body {}");
        inputs.write("pages/b.html", Inputs.page("Вторая", ""));
        inputs.write("pages/b.json", "{\"url\": \"https://arna.example/b\", \"time\": \"2022-06-02T10:00:00+06:00\"}");
        inputs.write("pages/c.htm", "<!-- saved from url=(0026)https://arna.example/c -->" + Inputs.page("Третья", ""));
        inputs.write("pages/d.html", Inputs.page("Без адреса", ""));
        inputs.write("pages/e.mhtml", "Snapshot-Content-Location: https://arna.example/e\r\nMIME-Version: 1.0\r\n"
                + "Date: Thu, 2 Jun 2022 10:00:00 -0000\r\nContent-Type: multipart/related;\r\n\tboundary=\"--B\"\r\n"
                + "\r\n\r\n----B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(Inputs.page("Пятая", "").getBytes(StandardCharsets.UTF_8))
                + "\r\n----B--\r\n");
        inputs.write("pages/f.html", "");
        assertThat(counts(run("pages"))).isEqualTo("stored 4, failed 2");
        Map<String, ItemRecord> items = process();
        assertThat(items.keySet()).containsExactlyInAnyOrder("https://arna.example/a", "https://arna.example/b",
                "https://arna.example/c", "https://arna.example/e");
        assertThat(items.get("https://arna.example/e").item().orElseThrow().title()).isEqualTo("Пятая");
        assertThat(ledger().get("https://arna.example/e").stored().orElseThrow().time())
                .isEqualTo(Instant.parse("2022-06-02T10:00:00Z"));
    }

    @Test
    void oneBadSidecarOrOneEndlessMessageEndsOnlyItself() {
        inputs.write("in/a.html", Inputs.page("Первая", ""));
        inputs.write("in/a.json", "{\"url\": \"\u0000://\"}");
        inputs.write("in/b.html", Inputs.page("Вторая", "<link rel=\"canonical\" href=\"https://arna.example/b\">"));
        inputs.write("in/result.txt", "https://arna.example/1\n");
        inputs.write("in/result.json", EXPORT.replace("\"Видео", "\"" + "а".repeat(3 << 20)));
        ImportTally tally = run("in");
        assertThat(counts(tally)).isEqualTo("stored 2, discovered 1, skipped 1, failed 2");
        assertThat(tally.reasons(State.FAILED).keySet()).anyMatch(why -> why.contains("not a sidecar"))
                .anyMatch(why -> why.contains("a message of more than"));
    }

    @Test
    void whatWasFetchedBeforeStaysAndAFailedAddressIsFilled() {
        inputs.write("urls.txt", "https://arna.example/1\n");
        run("urls.txt");
        inputs.write("a.warc.gz", inputs.html("https://arna.example/1", Inputs.page("Первая", "")));
        assertThat(counts(run("a.warc.gz"))).isEqualTo("stored 1");
        LedgerEntry.Stored stored = ledger().get("https://arna.example/1").stored().orElseThrow();
        inputs.write("b.warc.gz", inputs.html("https://arna.example/1?utm_source=x", Inputs.page("Правка", "")));
        assertThat(run("a.warc.gz", "b.warc.gz").reasons(State.KNOWN)).containsOnlyKeys("archived before",
                "archived before, and this capture is older");
        inputs.write("c.html", "<!-- saved from url=(0022)https://arna.example/1 -->" + Inputs.page("Первая", "")
                .replace("строить", "сносить"));
        assertThat(run("c.html").reasons(State.STORED)).containsOnlyKeys("a later capture of a page archived before");
        assertThat(counts(run("c.html"))).isEqualTo("known 1");
        assertThat(ledger().get("https://arna.example/1").stored()).contains(stored);
        process();
        try (StudyRecord record = StudyRecord.open(StudyDirectory.open(inputs.study()).record())) {
            assertThat(record.campaign().captures(URI.create("https://arna.example/1")))
                    .extracting(Recapture::finding).containsExactly(Recapture.Finding.EDITED);
        }
    }

    @Test
    void anItemThatAnsweredFromElsewhereHasTheIdOfItsPlaceInTheLedger() {
        URI asked = URI.create("https://arna.example/short");
        StudyDirectory study = StudyDirectory.open(inputs.study());
        try (StudyRecord record = StudyRecord.open(study.record());
                WarcArchive archive = new WarcArchive(study.archive(), Clock.systemUTC(), "test")) {
            LedgerEntry.Stored stored = archive.append(new Evidence.Resource(URI.create("https://arna.example/long"),
                    Instant.parse("2022-06-02T10:00:00Z"), "text/html",
                    Inputs.page("Первая", "").getBytes(StandardCharsets.UTF_8)));
            record.imported(List.of(new ImportedPage(asked, "arna", Optional.empty(), Hint.none("test"),
                    Optional.of(stored))), Instant.EPOCH);
        }
        Item item = process().get(asked.toString()).item().orElseThrow();
        assertThat(item.id()).isEqualTo(ItemId.of(asked));
        assertThat(item.url()).isEqualTo(asked);
        assertThat(item.canonicalUrl()).contains(URI.create("https://arna.example/long"));
    }

    @Test
    void bombsAndDamageEndInOneOutcomeEach() {
        byte[] large = new byte[65 << 20];
        inputs.write("in/bomb.warc.gz", inputs.response("https://arna.example/x", "200 OK", "", large));
        byte[] whole = archive();
        inputs.write("in/cut.warc.gz", Arrays.copyOf(whole, 700));
        inputs.write("in/inner.warc.gz", inputs.response("https://arna.example/y", "200 OK",
                "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", Inputs.gzip(large)));
        inputs.write("in/noise.bin", new byte[]{1, 2, 3});
        inputs.write("in/result.json", "{\"messages\": [" + "[".repeat(100_000));
        ImportTally tally = run("in");
        assertThat(tally.reasons(State.FAILED).keySet()).anyMatch(why -> why.contains("more than 67108864 bytes"))
                .anyMatch(why -> why.startsWith("damaged record")).noneMatch(why -> why.contains("\n"));
        assertThat(tally.count(State.STORED)).isZero();
    }

    @Test
    void everyDamagedByteOfAnArchiveEndsInATally() {
        long seed = 20220605;
        Random random = new Random(seed);
        byte[] whole = archive();
        for (int i = 0; i < 25; i++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit < 3; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            inputs.write("damaged/" + i + ".warc.gz", damaged);
        }
        assertThat(run("damaged").inputs()).as("seed %d", seed).isGreaterThanOrEqualTo(25);
    }

    @Test
    void evidenceIsWhatTheStandardCallsIt() throws IOException {
        inputs.write("tg/result.json", EXPORT);
        inputs.write("a.html", Inputs.page("Первая", "<link rel=\"canonical\" href=\"https://arna.example/a\">"));
        run("tg", "a.html");
        try (var files = Files.list(inputs.study().resolve("archive"));
                var warc = new java.util.zip.GZIPInputStream(Files.newInputStream(files.findFirst().orElseThrow()))) {
            String text = new String(warc.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.split("WARC-Type: metadata")).hasSize(6);
            assertThat(text.split("WARC-Type: resource")).hasSize(2);
            assertThat(text).contains("WARC-Target-URI: https://t.me/arna_tv/2", "WARC-Block-Digest: sha256:");
        }
        assertThat(ledger().keySet()).contains(URI.create("https://arna.example/a").toString());
    }
}
