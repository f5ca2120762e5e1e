package org.mediabalance.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyFileTest {
    private static final String GOOD = """
            id: bridge
            title: {en: A bridge}
            question: {en: Shall it be built?}
            sides:
              pro: {en: "Yes"}
              contra: {en: "No"}
            period: {from: 2022-05-23, to: 2022-06-03, zone: Asia/Almaty}
            voteDay: 2022-06-05
            languages: [en]
            codebook: {version: "1"}
            coverage: census
            benchmark: {news: parity, special: weighted 60:40, other: access}
            relevance:
              query: {en: bridge}
            outlets:
              - id: one
                name: One
                owner: state
                sites: ["https://one.example/"]
              - id: two
                name: Two
                owner: private
                sites: ["https://two.example/"]
            """;

    @TempDir
    Path directory;

    private Study read(String yaml) throws IOException {
        Files.writeString(directory.resolve(StudyFile.NAME), yaml);
        return StudyFile.in(directory);
    }

    @Test
    void aWholeFileIsRead() throws IOException {
        Study study = read(GOOD);
        assertThat(study.outlets()).extracting(Outlet::id).containsExactly("one", "two");
        assertThat(study.benchmark().get("special")).isEqualTo(new Benchmark.Weighted(0.6, 0.4));
        assertThat(study.period().days()).hasSize(12);
        assertThat(study.politeness().delay()).hasSeconds(1);
        assertThat(study.outlet("two").owner()).isEqualTo(OwnerType.PRIVATE);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id: bridge                  | idd: bridge                  | :1: unknown key 'idd'
            id: bridge                  | idd: bridge                  | missing key 'id'
            from: 2022-05-23            | from: 2022-05-32             | :7: 'period.from: 2022-05-32' is not a date
            to: 2022-06-03              | to: 2022-05-03               | :7: the period ends (2022-05-03) before it begins
            Asia/Almaty                 | Asia/Alma-Ata-2              | :7: 'period.zone: Asia/Alma-Ata-2' is not a time zone
            id: two                     | id: one                      | :20: outlet 'one' stands twice
            owner: private              | owner: king                  | :22: 'outlets[2].owner: king' is not one of state, public
            coverage: census            | coverage: most               | :11: 'coverage' is 'census' or 'sample'
            weighted 60:40              | fair                         | :12: 'fair' is not a benchmark
            https://one.example/        | one.example                  | :19: 'one.example' is not an address
            languages: [en]             | languages: [en, kk]          | 'question' is missing in language 'kk'
            voteDay: 2022-06-05         | voteDay: 2022-05-05          | :8: 'voteDay' 2022-05-05 is before the period
            id: bridge                  | id: The Bridge               | :1: 'The Bridge' must be lower-case
            """)
    void eachFaultIsOneLineWithFileLineAndKey(String old, String fresh, String expected) {
        assertThatThrownBy(() -> read(GOOD.replace(old, fresh))).isInstanceOf(InputException.class)
                .hasMessageContaining(StudyFile.NAME + ":").hasMessageContaining(expected);
    }

    @Test
    void allFaultsAreToldAtOnceInOrderOfLines() {
        String faulty = GOOD.replace("voteDay: 2022-06-05", "voteDay: soon\nvotDay: later").replace("id: two",
                "id: one");
        assertThatThrownBy(() -> read(faulty)).satisfies(e -> assertThat(e.getMessage().lines().toList()).hasSize(3)
                .satisfiesExactly(first -> assertThat(first).contains(":8: 'voteDay: soon'"),
                        second -> assertThat(second).contains(":9: unknown key 'votDay'"),
                        third -> assertThat(third).contains(":21: outlet 'one' stands twice")));
    }

    @Test
    void everyKindOfListIsReadAndAnUnknownOneIsNamed() throws IOException {
        String lists = GOOD + """
                    sources:
                      - {type: sitemap, url: "https://two.example/sitemap.xml"}
                      - {type: feed, url: "https://two.example/feed.json"}
                      - {type: listing, url: "https://two.example/news", item: article, duration: .length}
                      - {type: youtube, url: "https://www.youtube.com/feeds/videos.xml?channel_id=UC1"}
                      - {type: telegram, url: "https://t.me/s/Two_news"}
                """;
        assertThat(read(lists).outlet("two").sources()).extracting(Source::channel).containsExactly("sitemap", "feed",
                "listing", "youtube", "telegram");
        assertThat(read(lists).outlet("two").sources().get(4)).isInstanceOfSatisfying(Source.TelegramChannel.class,
                channel -> assertThat(channel.name()).isEqualTo("Two_news"));
        assertThatThrownBy(() -> read(lists.replace("t.me/s/Two_news", "t.me/Two_news")))
                .isInstanceOf(InputException.class).hasMessageContaining("looks like https://t.me/s/NAME");
        assertThatThrownBy(() -> read(lists.replace("type: feed", "type: gopher"))).isInstanceOf(InputException.class)
                .hasMessageContaining("sitemap, feed, listing, youtube or telegram");
    }

    @Test
    void politenessIsCheckedBeforeAnybodyIsAsked() throws IOException {
        String polite = GOOD + "politeness: {contact: почта, requestsPerDay: 0}\n";
        assertThatThrownBy(() -> read(polite)).hasMessageContaining("'politeness.contact' is sent in HTTP headers")
                .hasMessageContaining("'politeness.requestsPerDay' must be at least 1");
        Study study = read(GOOD + "politeness: {contact: a@b.example, requestsPerDay: 9, privateHosts: [10.0.0.1]}\n");
        assertThat(study.politeness().requestsPerDay()).hasValue(9);
        assertThat(study.politeness().privateHosts()).containsExactly("10.0.0.1");
    }

    @Test
    void aSiteInNationalLettersIsKeptInAscii() throws IOException {
        String site = GOOD.replaceFirst("sites: \\[\"[^\"]*\"", "sites: [\"https://қазақ.қаз/жаңалық\"");
        assertThat(read(site).outlets().getFirst().sites().getFirst().getHost()).startsWith("xn--").contains(".xn--");
    }

    @Test
    void theIndexIsInTheStudysDirectoryOrInANamedCluster() throws IOException {
        assertThat(read(GOOD).sharedIndex()).isEmpty();
        String shared = GOOD + "index: {opensearch: {hosts: [http://a.example:9200], name: kz-2026, auth: env}}\n";
        assertThat(read(shared).sharedIndex())
                .contains(new SharedIndex(List.of(URI.create("http://a.example:9200")), "kz-2026", true));
        assertThatThrownBy(() -> read(shared.replace("auth: env", "auth: secret")))
                .hasMessageContaining("'auth' is 'env' (user and password from the environment) or 'none'");
        assertThatThrownBy(() -> read(shared.replace("kz-2026", "KZ"))).hasMessageContaining("lower-case letters");
        assertThatThrownBy(() -> read(shared.replace("opensearch", "solr")))
                .hasMessageContaining("unknown key 'index.solr'; known here: opensearch");
    }

    @Test
    void aTabIsNamedAsSuch() {
        assertThatThrownBy(() -> read(GOOD.replace("  pro:", "\tpro:"))).isInstanceOf(InputException.class)
                .hasMessageContaining("study.yaml:5: ").hasMessageContaining("tab");
    }

    @Test
    void aRepeatedKeyIsAProblem() {
        assertThatThrownBy(() -> read(GOOD + "id: again\n")).isInstanceOf(InputException.class)
                .hasMessageContaining("key 'id' stands twice");
    }

    @Test
    void emptyAndMissingFilesAreClearErrors() {
        assertThatThrownBy(() -> read("")).isInstanceOf(InputException.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> StudyFile.in(directory.resolve("nowhere"))).isInstanceOf(InputException.class)
                .hasMessageContaining("no such directory");
        assertThatThrownBy(() -> StudyFile.in(Files.createDirectory(directory.resolve("empty"))))
                .isInstanceOf(InputException.class).hasMessageContaining("no study.yaml in it");
    }

    @Test
    void theCommittedStudiesLoad() {
        Study first = StudyFile.in(Path.of("datasets/odihr-kz-2022"));
        Study second = StudyFile.in(Path.of("datasets/kz-2026"));
        assertThat(first.outlets()).extracting(Outlet::id).containsExactly("khabar", "qazaqstan", "ktk", "tv7");
        assertThat(second.voteDay()).isEqualTo(LocalDate.of(2026, 3, 15));
    }

    @Test
    void halfAnHourBeforeMidnightInAlmatyBelongsToThatDay() {
        ZoneId almaty = StudyFile.in(Path.of("datasets/odihr-kz-2022")).period().zone();
        // 23:30 at UTC+6; with today's UTC+5 it would be 22:30, with UTC the afternoon.
        Published published = Published.at(Instant.parse("2022-05-22T17:30:00Z"), almaty, Published.Precision.MINUTE,
                "test");
        assertThat(published.day()).isEqualTo(LocalDate.of(2022, 5, 22));
        assertThat(published.instant().orElseThrow().atZone(almaty).getHour()).isEqualTo(23);
    }
}
