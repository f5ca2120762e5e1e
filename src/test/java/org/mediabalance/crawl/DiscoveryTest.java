package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.extract.ListingReader;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;
import org.mediabalance.study.StudyFile;

/** The kinds of lists that outlets have beside plain sitemaps and RSS. */
class DiscoveryTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    @TempDir
    Path directory;
    private LocalSite site;

    @BeforeEach
    void start() {
        site = new LocalSite().page("/robots.txt", "text/plain", "User-agent: *\nAllow: /\n");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private final PageReader pages = new PageReader() {
        @Override
        public Listing listing(Capture page, ListingRule rule, ZoneId zone) {
            return ListingReader.read(page, rule, zone);
        }

        @Override
        public List<URI> captions(Capture page) {
            return List.of();
        }
    };

    private static Capture capture(String body) {
        return capture(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Capture capture(byte[] body) {
        return new Capture(URI.create("https://outlet.example/list"), Instant.EPOCH, 200, "", Optional.empty(), body);
    }

    private List<String> crawl(String sources) throws Exception {
        Files.writeString(directory.resolve(StudyFile.NAME), site.study() + "    sources:\n" + sources);
        StudyDirectory study = StudyDirectory.open(directory);
        try (StudyRecord record = StudyRecord.open(study.record())) {
            return new Crawler(study, record, pages, FetchSettings.usual("test"), Clock.systemUTC(),
                    CrawlListener.SILENT).crawl();
        }
    }

    private Map<String, LedgerEntry> ledger() {
        try (StudyRecord record = StudyRecord.open(directory.resolve("study.db"))) {
            return record.ledger().stream().collect(Collectors.toMap(
                    e -> e.url().getRawPath() + (e.url().getRawQuery() == null ? "" : "?" + e.url().getRawQuery()),
                    e -> e));
        }
    }

    @Test
    void aJsonFeedGivesAddressTitleTimeAndRunningTime() {
        ListRead.Entries read = (ListRead.Entries) FeedReader.read(capture("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Арна", "items": [
                  {"id": "1", "url": "/news/1", "title": " Көпір ", "date_published": "2022-05-30T09:00:00+06:00",
                   "attachments": [{"url": "/1.mp4", "mime_type": "video/mp4", "duration_in_seconds": 95}]},
                  {"id": "https://outlet.example/news/2", "date_modified": "2022-05-30T09:00:00Z"},
                  {"id": 3, "title": "no address"}, {"title": "nothing"}, 7]}"""), ZONE);
        assertThat(read.entries()).extracting(e -> e.url().getPath()).containsExactly("/news/1", "/news/2", "/3");
        Hint first = read.entries().getFirst().hint();
        assertThat(first.title()).contains("Көпір");
        assertThat(first.published().orElseThrow().instant()).contains(Instant.parse("2022-05-30T03:00:00Z"));
        assertThat(first.runningTime().orElseThrow().length()).isEqualTo(Duration.ofSeconds(95));
        assertThat(read.entries().get(1).hint().published()).isEmpty();
    }

    @Test
    void jsonThatIsNoFeedIsSaidSoInOneLine() {
        for (String body : List.of("{\"items\": []}", "{\"version\": \"https://jsonfeed.org/version/1\"}", "{\"a\":",
                "{" + "\"a\":{".repeat(100_000))) {
            assertThat(FeedReader.read(capture(body), ZONE)).isInstanceOfSatisfying(ListRead.Unreadable.class,
                    none -> assertThat(none.why()).startsWith("not a feed").doesNotContain("\n"));
        }
    }

    @Test
    void aFeedMayNameADocumentTypeThatIsNeverFollowed() {
        ListRead.Entries read = (ListRead.Entries) FeedReader.read(
                capture("""
                        <?xml version="1.0"?>
                        <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:1/rss-0.91.dtd"
                         [<!ENTITY file SYSTEM "file:///etc/hostname">]>
                        <rss version="0.91"><channel><title>t</title><link>https://outlet.example/</link><description>d</description>
                        <item><title>One</title><link>https://outlet.example/1</link></item></channel></rss>"""),
                ZONE);
        assertThat(read.entries()).extracting(e -> e.url().getPath()).containsExactly("/1");
    }

    @Test
    void languageVersionsThatOnlyHreflangNamesAreFoundAndPicturesAreNot() {
        ListRead.Entries read = (ListRead.Entries) SitemapReader.read(capture("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"
                  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
                  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                <url><loc>https://outlet.example/ru/1</loc><lastmod>2030-01-01</lastmod>
                  <xhtml:link rel="alternate" hreflang="kk" href="https://outlet.example/kz/1"/>
                  <xhtml:link rel="alternate" hreflang="ru" href="https://outlet.example/ru/1"/>
                  <xhtml:link rel="alternate" media="handheld" href="https://m.outlet.example/1"/>
                  <image:image><image:loc>https://outlet.example/1.jpg</image:loc></image:image>
                  <news:news><news:publication><news:name>Арна</news:name><news:language>ru</news:language>
                  </news:publication><news:publication_date>2022-05-30</news:publication_date>
                  <news:title>Мост</news:title></news:news></url></urlset>"""), ZONE);
        assertThat(read.entries()).extracting(e -> e.url().getPath()).containsExactly("/ru/1", "/kz/1");
        Hint news = read.entries().getFirst().hint();
        assertThat(news.source()).isEqualTo("sitemap:news");
        assertThat(news.published().orElseThrow().day()).isEqualTo(LocalDate.of(2022, 5, 30));
        assertThat(news.published().orElseThrow().instant()).isEmpty();
    }

    @Test
    void aSitemapThatIsAnHtmlPageOrABombInsideGzipIsOneOutcome() throws IOException {
        assertThat(SitemapReader.read(capture(gzip("<!doctype html><html><body>Бас бет</body></html>".getBytes(
                StandardCharsets.UTF_8))), ZONE)).isEqualTo(new ListRead.Unreadable("an HTML page, not a sitemap"));
        byte[] bomb = gzip(new byte[ContentCoding.DECODED_BYTES_MAX + 1]);
        assertThat(SitemapReader.read(capture(bomb), ZONE)).isInstanceOfSatisfying(ListRead.Unreadable.class,
                none -> assertThat(none.why()).contains("after decoding"));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    @Test
    void aYouTubeChannelsFeedIsReadAndItsClipsBelongToTheOutlet() throws Exception {
        String entry = """
                <entry><id>yt:video:%1$s</id><yt:videoId>%1$s</yt:videoId><title>Клип %1$s</title>
                <link rel="alternate" href="%2$s"/><published>2022-05-30T10:00:00+00:00</published>
                <updated>2022-06-20T10:00:00+00:00</updated>
                <media:group><media:title>Клип</media:title>
                <media:content url="https://clips.example/v/%1$s" type="application/x-shockwave-flash" width="640"/>
                <media:description>О мосте</media:description>
                <media:community><media:statistics views="7"/></media:community></media:group></entry>""";
        site.page("/feeds/videos.xml?channel_id=UC1", "text/xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
                xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="http://x.example/"/><title>Арна</title>
                """ + entry.formatted("abc", site.url("/watch?v=abc")) + entry.formatted("def", site.url("/shorts/def"))
                + entry.formatted("ghi", "https://elsewhere.example/watch?v=ghi") + "</feed>");
        site.page("/watch?v=abc", "text/html", "a").page("/shorts/def", "text/html", "d");
        Files.createDirectories(directory);
        // The study's site is another one, so that only the channel makes the clips the outlet's.
        String sources = "      - {type: youtube, url: \"" + site.url("/feeds/videos.xml?channel_id=UC1") + "\"}\n";
        Files.writeString(directory.resolve(StudyFile.NAME), site.study()
                .replace("sites: [\"" + site.url("/") + "\"]", "sites: [\"https://outlet.example/\"]")
                + "    sources:\n" + sources);
        StudyDirectory study = StudyDirectory.open(directory);
        try (StudyRecord record = StudyRecord.open(study.record())) {
            assertThat(new Crawler(study, record, pages, FetchSettings.usual("test"), Clock.systemUTC(),
                    CrawlListener.SILENT).crawl()).isEmpty();
        }
        Map<String, LedgerEntry> ledger = ledger();
        assertThat(ledger.get("/watch?v=abc").state()).isEqualTo(UrlState.FETCHED);
        assertThat(ledger.get("/watch?v=abc").channel()).isEqualTo("youtube");
        assertThat(ledger.get("/shorts/def").state()).isEqualTo(UrlState.FETCHED);
        assertThat(ledger.get("/watch?v=ghi").reason()).contains("not on a site of the outlet");
        assertThat(ledger.get("/watch?v=abc").hints().getFirst().published().orElseThrow().instant())
                .contains(Instant.parse("2022-05-30T10:00:00Z"));
    }

    private String message(int id, String time, String inside) {
        return "<div class=\"tgme_widget_message_wrap\"><div class=\"tgme_widget_message\" data-post=\"Arna/" + id
                + "\">" + inside + "<a class=\"tgme_widget_message_date\" href=\"" + site.url("/Arna/" + id)
                + "\"><time datetime=\"" + time + "\">10:00</time></a></div></div>";
    }

    @Test
    void aTelegramChannelIsPagedBackToTheFirstDay() throws Exception {
        String older = "<a class=\"tme_messages_more\" data-before=\"%1$d\" href=\"/s/arna?before=%1$d\"></a>";
        site.page("/s/arna", "text/html", older.formatted(21)
                + message(21, "2022-05-30T10:00:00+00:00", "<div class=\"tgme_widget_message_text\">О мосте</div>")
                + message(22, "2022-06-01T10:00:00+00:00", "<time class=\"message_video_duration\">1:05</time>"));
        site.page("/s/arna?before=21", "text/html", older.formatted(10)
                + message(10, "2022-05-20T10:00:00+00:00", "") + message(11, "2022-05-23T10:00:00+00:00", ""));
        site.page("/s/arna?before=10", "text/html", message(9, "2022-05-10T10:00:00+00:00", ""));
        for (int id : List.of(10, 11, 21, 22)) {
            site.page("/Arna/" + id, "text/html", "message " + id);
        }
        assertThat(crawl("      - {type: telegram, url: \"" + site.url("/s/arna") + "\"}\n")).isEmpty();
        Map<String, LedgerEntry> ledger = ledger();
        assertThat(ledger).containsOnlyKeys("/Arna/10", "/Arna/11", "/Arna/21", "/Arna/22");
        assertThat(ledger.values()).allMatch(e -> e.state() == UrlState.FETCHED && e.channel().equals("telegram"));
        assertThat(ledger.get("/Arna/21").hints().getFirst().title()).contains("О мосте");
        assertThat(ledger.get("/Arna/22").hints().getFirst().runningTime().orElseThrow().length())
                .isEqualTo(Duration.ofSeconds(65));
        assertThat(site.requests()).doesNotContain("GET /s/arna?before=10");
    }

    @Test
    void aTelegramChannelWithoutAPreviewIsAProblemThatSaysWhatToDo() throws Exception {
        site.redirect("/s/arna", "/arna").page("/arna", "text/html", "<html>Open in the app</html>");
        assertThat(crawl("      - {type: telegram, url: \"" + site.url("/s/arna") + "\"}\n")).singleElement()
                .asString().contains("no public preview", "import");
    }
}
