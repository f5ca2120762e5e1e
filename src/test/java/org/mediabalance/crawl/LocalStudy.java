package org.mediabalance.crawl;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;
import org.mediabalance.study.StudyFile;

/** A study of one local site, to be crawled in a test. */
final class LocalStudy {
    /** Reads links as a site's list would be read, without an HTML parser: this package has none. */
    static final PageReader PAGES = new PageReader() {
        @Override
        public Listing listing(Capture page, ListingRule rule, ZoneId zone) {
            String text = new String(page.body(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            return new Listing(lines.stream().filter(l -> l.startsWith("/"))
                    .map(l -> new Listing.Entry(page.url().resolve(l), Hint.none("listing"))).toList(),
                    lines.stream().filter(l -> l.startsWith("older ")).map(l -> page.url().resolve(l.substring(6)))
                            .findFirst(),
                    Optional.empty());
        }

        @Override
        public List<URI> captions(Capture page) {
            return List.of();
        }
    };

    private final Path directory;
    private final URI site;
    private String politeness = "";
    private String privateHosts = "127.0.0.1";
    private String delay = "0.02";
    private Clock clock = Clock.systemUTC();

    LocalStudy(Path directory, LocalSite site) {
        this(directory, site.url("/"));
    }

    LocalStudy(Path directory, URI site) {
        this.directory = directory;
        this.site = site;
    }

    /** Adds keys to the section of that name. */
    void politeness(String keys) {
        politeness = ", " + keys;
    }

    void tomorrow() {
        clock = Clock.offset(clock, Duration.ofDays(1));
    }

    /** Names these hosts as private ones that are meant, instead of this machine. */
    void privateHosts(String hosts) {
        privateHosts = hosts;
    }

    /** Seconds between requests. */
    void delay(String seconds) {
        delay = seconds;
    }

    /** The outlet's sources as one listing at {@code /list}, whose lines are paths. */
    String listing() {
        return "    sources:\n      - {type: listing, url: \"" + site.resolve("/list") + "\", item: li}\n";
    }

    StudyDirectory directory(String below) throws IOException {
        Files.writeString(directory.resolve(StudyFile.NAME),
                LocalSite.study(site).replace("privateHosts: [127.0.0.1]",
                        "privateHosts: [" + privateHosts + "]" + politeness)
                        .replace("delaySeconds: 0.02", "delaySeconds: " + delay) + below);
        return StudyDirectory.open(directory);
    }

    /** The same study with its site at another address. */
    StudyDirectory at(String base, String below) throws IOException {
        directory(below);
        Path file = directory.resolve(StudyFile.NAME);
        Files.writeString(file, Files.readString(file).replace(site.resolve("/").toString(), base + "/"));
        return StudyDirectory.open(directory);
    }

    Capture capture(LedgerEntry entry) throws IOException {
        return WarcArchive.read(directory.resolve("archive"), entry.stored().orElseThrow());
    }

    /** Crawls; returns what was wrong. */
    List<String> crawl() throws Exception {
        return crawl("");
    }

    /** @param below lines at the end of study.yaml: keys of the outlet, or more outlets */
    List<String> crawl(String below) throws Exception {
        return crawl(directory(below), FetchSettings.usual("test"));
    }

    List<String> crawl(FetchSettings settings) throws Exception {
        return crawl(directory(""), settings);
    }

    List<String> crawl(StudyDirectory study, FetchSettings settings) throws InterruptedException {
        try (StudyRecord record = StudyRecord.open(study.record())) {
            return new Crawler(study, record, PAGES, settings, clock, CrawlListener.SILENT).crawl();
        }
    }

    StudyRecord record() {
        return StudyRecord.open(StudyDirectory.open(directory).record());
    }

    /** Path, without query, to the entry. */
    Map<String, LedgerEntry> ledger() {
        try (StudyRecord record = record()) {
            return record.ledger().stream().collect(Collectors.toMap(e -> e.url().getPath(), e -> e));
        }
    }
}
