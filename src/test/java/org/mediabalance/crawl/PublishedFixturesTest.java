package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Listing;

/**
 * Every published fixture of lists, addresses and archives goes through its reader: the right answer where the file says
 * what it is, or one clear outcome. The files are other people's and stay outside the repository.
 */
class PublishedFixturesTest {
    private static final Path FIXTURES = Path.of("../shared/data/crawl");
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final Pattern EXPECT = Pattern
            .compile("Expect:\\s*not bozo and entries\\[0\\]\\['(title|link)'\\] == u?'([^'<>&]*)'\\s*\\R");
    private static final Pattern EXPECT_TIME = Pattern
            .compile("Expect:\\s*not bozo and entries\\[0\\]\\['published_parsed'\\] == \\(([\\d, ]+)\\)");

    private static List<Path> files(String folder) throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "the fixtures of ../shared/data/crawl are not on this machine");
        try (Stream<Path> files = Files.walk(FIXTURES.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Capture capture(Path file) throws IOException {
        return new Capture(URI.create("https://outlet.example/list"), Instant.EPOCH, 200, "", Optional.empty(),
                Files.readAllBytes(file));
    }

    @Test
    void everyFeedIsReadOrSaidToBeNoneAndWhatItsHeaderExpectsHolds() throws IOException {
        Map<String, String> unreadable = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int[] checked = {0};
        for (Path file : files("feeds")) {
            String name = file.getFileName().toString();
            switch (FeedReader.read(capture(file), ZONE)) {
                case ListRead.Unreadable none -> unreadable.put(name, none.why());
                case ListRead.Entries feed -> compare(Files.readString(file, StandardCharsets.ISO_8859_1),
                        feed.entries().stream().findFirst(), name, checked, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked[0]).isGreaterThanOrEqualTo(7); // the others give no address, and an entry without one is none
        // Broken XML, CDF, RSS "2.1", namespaces nobody registered, base64 titles of Atom 0.3: no outlet sends these.
        assertThat(unreadable).hasSizeLessThanOrEqualTo(17).doesNotContainKeys("feed1.atom", "feed2.rss", "feed.json",
                "always_strip_doctype.xml");
        assertThat(unreadable.values()).allMatch(why -> why.startsWith("not a feed") && why.lines().count() == 1);
    }

    private static void compare(String text, Optional<Listing.Entry> entry, String name, int[] checked,
            List<String> wrong) {
        Matcher expected = EXPECT.matcher(text);
        if (expected.find() && entry.isPresent()) {
            String found = expected.group(1).equals("title")
                    ? entry.get().hint().title().orElse("")
                    : entry.get().url().toString();
            String wanted = expected.group(1).equals("title")
                    ? expected.group(2)
                    : Links.parse(expected.group(2)).map(URI::toString).orElse("");
            checked[0]++;
            if (!found.equals(wanted)) {
                wrong.add(name + ": " + found + " instead of " + wanted);
            }
        }
        Matcher time = EXPECT_TIME.matcher(text);
        if (time.find() && entry.isPresent()) {
            int[] t = Stream.of(time.group(1).split(",\\s*")).mapToInt(Integer::parseInt).toArray();
            Instant wanted = LocalDateTime.of(t[0], t[1], t[2], t[3], t[4], t[5]).toInstant(ZoneOffset.UTC);
            checked[0]++;
            if (!entry.get().hint().published().flatMap(p -> p.instant()).equals(Optional.of(wanted))) {
                wrong.add(name + ": " + entry.get().hint().published() + " instead of " + wanted);
            }
        }
    }

    /** Counted by hand in the files: entries named, further sitemaps, and the source of the first hint. */
    @ParameterizedTest
    @CsvSource({"atom.xml, 1, 0, sitemap", "extension/hebdenbridgetimes-articles-sitemap.xml, 74, 0, sitemap:video",
            "extension/sitemap-mobile.xml, 3, 0, sitemap", "sitemap.badns.xml, 2, 0, sitemap",
            "sitemap.ns.xml, 2, 0, sitemap", "sitemap.txt, 2, 0, sitemap", "xmlSitemap.gz, 5, 0, sitemap",
            "sitemap.index.xml, 0, 15, ''", "trafilatura/sitemap.xml, 84, 0, sitemap",
            "trafilatura/sitemap-hreflang.xml, 3, 0, sitemap"})
    void everySitemapNamesWhatItHolds(String file, int entries, int further, String source) throws IOException {
        assertThat(files("sitemaps")).hasSize(10);
        ListRead.Entries read = (ListRead.Entries) SitemapReader.read(capture(FIXTURES.resolve("sitemaps/" + file)),
                ZONE);
        assertThat(read.entries()).hasSize(entries);
        assertThat(read.further()).hasSize(further);
        assertThat(read.entries().stream().findFirst().map(e -> e.hint().source()).orElse("")).isEqualTo(source);
        assertThat(read.entries()).extracting(e -> e.url().getPath()).noneMatch(path -> path.endsWith(".jpg"));
        // lastmod stands in most of them and is never taken for a date of publication
        assertThat(read.entries()).allMatch(e -> e.hint().source().equals("sitemap:video")
                || e.hint().published().isEmpty());
    }

    @Test
    void everyRobotsFileIsReadInTimeAndSaysWhatItAllows() throws IOException {
        for (Path file : files("robots")) {
            Robots robots = Robots.of(new Fetch.Answered(URI.create("https://outlet.example/robots.txt"), Instant.EPOCH,
                    200, "OK", List.of(), Files.readAllBytes(file)));
            assertThat(robots.unreachable()).as(file.toString()).isFalse();
            assertThat(robots.outcome()).as(file.toString()).isIn("all allowed", "all forbidden", "read");
        }
    }

    @Test
    void addressesAreResolvedAsTheTableSaysOrRefused() throws IOException {
        int same = 0;
        for (String line : Files.readAllLines(files("urls/url-utils").getFirst())) {
            String[] columns = line.replace("\"", "").split(",\\s+", 3);
            if (line.startsWith("#") || columns.length < 3 || !columns[1].startsWith("http")) {
                continue;
            }
            // Fragments name a place in a page and not a page, so they are dropped.
            Optional<URI> expected = Links.parse(columns[2].replaceFirst("#.*", ""));
            Optional<URI> found = Links.resolve(URI.create(columns[1]), columns[0]);
            assertThat(found).as(line).isIn(expected, Optional.empty());
            same += found.isPresent() ? 1 : 0;
        }
        assertThat(same).isGreaterThanOrEqualTo(15);
    }

    @Test
    void weirdAndInvalidAddressesNeverThrow() throws IOException {
        for (Path file : files("urls/normalizer")) {
            for (String line : Files.readAllLines(file)) {
                String address = line.split(",\\s+")[0];
                assertThat(Links.parse(address)).as(address).satisfies(found -> found.ifPresent(
                        url -> assertThat(url.getHost()).isEqualTo(url.getHost().toLowerCase(java.util.Locale.ROOT))));
            }
        }
    }

    /** Response and resource records, counted by their headers; requests, revisits and the rest hold no capture. */
    @ParameterizedTest
    @CsvSource({"example-resource.warc.gz, 1, 0", "example-digest.warc, 0, 0", "post-test.warc.gz, 3, 0",
            "example-wget-bad-target-uri.warc.gz, 3, 0", "example-wrong-chunks.warc.gz, 1, 0",
            "example-bad-non-chunked.warc.gz, 1, 0", "example-bad.warc.gz.bad, 2, 0"})
    void everyArchiveGivesItsCapturesAndNamesItsDamage(String file, int captures, int damaged) throws IOException {
        assertThat(files("warc")).hasSize(7);
        int[] found = {0, 0};
        byte[] bytes = Files.readAllBytes(FIXTURES.resolve("warc/" + file));
        try (WarcCaptures warc = new WarcCaptures(new ByteArrayInputStream(bytes))) {
            for (var entry = warc.next(); entry.isPresent(); entry = warc.next()) {
                found[entry.get() instanceof WarcCaptures.Captured ? 0 : 1]++;
            }
        }
        assertThat(found).containsExactly(captures, damaged);
    }
}
