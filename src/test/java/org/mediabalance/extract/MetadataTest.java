package org.mediabalance.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediabalance.extract.Pages.PROSE;
import static org.mediabalance.extract.Pages.extracted;
import static org.mediabalance.extract.Pages.page;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.PageRules;
import org.mediabalance.study.Published;

class MetadataTest {
    private static final String TITLE = "В посёлке готовят школу к голосованию";
    private static final Instant MOMENT = Instant.parse("2022-05-25T13:30:05Z");

    private static String jsonLd(String json) {
        return "<script type=\"application/ld+json\">" + json + "</script>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'@type':'NewsArticle','headline':'%s','datePublished':'2022-05-25T19:30:05+06:00'}",
            "[{'@type':'BreadcrumbList'},{'@type':['NewsArticle'],'headline':'%s','datePublished':'2022-05-25T19:30:05+06:00',}]",
            "{'@graph':[{'@type':'WebSite','name':'Арна'},{'@type':'http://schema.org/Article','headline':'%s','datePublished':'2022-05-25T19:30:05+06:00'}]}",
            "<!-- {'@type':'NewsArticle','headline':'%s', // примечание\n 'datePublished':'2022-05-25T19:30:05+06:00'}; -->",
            "//<![CDATA[\n{'@type':'NewsArticle','headline':'%s','articleBody':'a\nb','datePublished':'2022-05-25T19:30:05+06:00'}\n//]]>",
            "{'@type':'NewsArticle','headline':'%s','author':{'name':'без кавычки},'datePublished':'2022-05-25T19:30:05+06:00'"})
    void jsonLdIsReadAsSitesWriteIt(String json) {
        String html = page(jsonLd(json.replace('\'', '"').formatted(TITLE)), TITLE, "", PROSE);
        assertThat(extracted(html).item().published().flatMap(Published::instant)).as(json).contains(MOMENT);
    }

    @Test
    void aRelatedVideosDateIsNotTheItems() {
        String related = """
                {"@type":"ItemList","itemListElement":[{"@type":"VideoObject","name":"Другое видео канала",
                "uploadDate":"2021-01-01T10:00:00Z","duration":"PT9M"}]}""";
        String own = "{\"@type\":\"VideoObject\",\"name\":\"" + TITLE + "\",\"uploadDate\":\"2022-05-25T13:30:05Z\"}";
        String html = page(jsonLd(related) + jsonLd("[{\"@type\":\"VideoObject\",\"name\":\"Совсем другой сюжет дня\","
                + "\"uploadDate\":\"2020-01-01T00:00:01Z\",\"duration\":\"PT8M\"}," + own + "]"), TITLE, "", PROSE);
        Item item = extracted(html).item();
        assertThat(item.published().flatMap(Published::instant)).contains(MOMENT);
        assertThat(item.runningTime()).isEmpty();
    }

    @Test
    void microdataIsReadLikeJsonLd() {
        String video = "<div itemscope itemtype=\"https://schema.org/VideoObject\"><meta itemprop=\"name\" content=\""
                + TITLE
                + "\"><meta itemprop=\"uploadDate\" content=\"2022-05-25T13:30:05Z\"><meta itemprop=\"duration\""
                + " content=\"PT1M5S\"></div>";
        Item item = extracted(page("", TITLE, video, PROSE)).item();
        assertThat(item.kind()).isEqualTo(ItemKind.CLIP);
        assertThat(item.published()).contains(new Published(LocalDate.of(2022, 5, 25), Optional.of(MOMENT),
                Published.Precision.SECOND, "microdata:uploadDate"));
        assertThat(item.runningTime().orElseThrow().length()).isEqualTo(Duration.ofSeconds(65));
    }

    @Test
    void aLaterChangeIsNotThePublication() {
        String head = "<meta property=\"article:modified_time\" content=\"2022-08-17T10:00:00Z\">"
                + "<meta property=\"article:modified_time\" content=\"2022-06-01T10:00:00Z\">";
        String line = "<div class=\"date\">Обновлено: 01.06.2022 12:00</div>";
        assertThat(extracted(page(head, TITLE, line, PROSE)).item().published()).isEmpty();
        String changed = "<meta property=\"article:modified_time\" content=\"2022-06-01T10:00:00Z\">";
        assertThat(extracted(page(changed, TITLE, "", PROSE)).item().modified())
                .contains(Instant.parse("2022-06-01T10:00:00Z"));
    }

    @Test
    void aDateInPartsAndALineWithBothDatesAreRead() {
        String parts = "<div class=\"post-date\"><b>25</b> <span>мамыр</span> <span>2022</span>, <i>14:30</i></div>";
        assertThat(extracted(page("", TITLE, parts, PROSE)).item().published().flatMap(Published::instant))
                .contains(Instant.parse("2022-05-25T08:30:00Z"));
        String both = "<p>Опубликовано 25.05.2022 14:30, обновлено 26.05.2022 10:00</p>";
        Item item = extracted(page("", TITLE, both, PROSE)).item();
        assertThat(item.published().flatMap(Published::instant)).contains(Instant.parse("2022-05-25T08:30:00Z"));
        assertThat(item.modified()).contains(Instant.parse("2022-05-26T04:00:00Z"));
    }

    @Test
    void midnightToTheSecondIsADayAndAnImpossibleDateIsNoted() {
        String midnight = jsonLd("{\"@type\":\"NewsArticle\",\"headline\":\"" + TITLE
                + "\",\"datePublished\":\"2022-05-25T00:00:00Z\"}");
        assertThat(extracted(page(midnight, TITLE, "", PROSE)).item().published())
                .contains(Published.on(LocalDate.of(2022, 5, 25), "json-ld:datePublished"));
        var impossible = extracted(page(midnight.replace("05-25", "02-31"), TITLE, "", PROSE));
        assertThat(impossible.item().published()).isEmpty();
        assertThat(impossible.notes()).singleElement().asString().contains("2022-02-31");
        var future = extracted(page(midnight.replace("2022", "2032"), TITLE, "", PROSE));
        assertThat(future.item().published()).isEmpty();
        assertThat(future.notes()).singleElement().asString().contains("after the capture");
    }

    @Test
    void theOutletsNameIsNotPartOfTheTitle() {
        String html = "<html><head><title>Ауылда мектеп дайындалып жатыр - «Арна» телеарнасы</title></head><body><div>"
                + PROSE + "</div></body></html>";
        assertThat(extracted(html).item().title()).isEqualTo("Ауылда мектеп дайындалып жатыр");
    }

    @Test
    void languageAlternatesCanonicalAndAuthorsAreRead() {
        String head = "<link rel=\"canonical\" href=\"/kz/news/1\"><link rel=\"alternate\" hreflang=\"ru\" href=\"/ru/news/1\">"
                + "<meta name=\"author\" content=\"Айгүл Сериккызы\"><meta property=\"article:section\" content=\"Қоғам\">";
        var extraction = (Extraction.Extracted) Pages.extract("https://arna.example/kz/news/1?utm=x",
                page(head, TITLE, "", PROSE));
        Item item = extraction.item();
        assertThat(item.language()).isEqualTo("kk");
        assertThat(item.alternates()).containsEntry("ru", URI.create("https://arna.example/ru/news/1"));
        assertThat(item.canonicalUrl()).contains(URI.create("https://arna.example/kz/news/1"));
        assertThat(item.authors()).containsExactly("Айгүл Сериккызы");
        assertThat(item.section()).contains("Қоғам");
        assertThat(extraction.sources()).containsEntry("authors", "meta:author").containsEntry("title", "page:h1");
    }

    @Test
    void theStudysSelectorsReplaceTheGenericWay() {
        PageRules rules = new PageRules(Optional.of(".name"), Optional.of(".body"), Optional.of(".when"),
                Optional.of(".who"), Optional.of(".junk"));
        PageContext context = new PageContext("arna", Pages.ASTANA, List.of("ru"), rules, List.of());
        String html = page("", "Общий заголовок сайта",
                "<p class=\"name\">Имя сюжета</p><p class=\"when\">25.05.2022 14:30</p>"
                        + "<p class=\"who\">Автор</p>",
                "<div class=\"body\"><p>Короткий текст.</p><p class=\"junk\">Лишнее.</p></div>"
                        + PROSE);
        var item = ((Extraction.Extracted) new Extractor((t, x, declared) -> "ru")
                .extract(Pages.capture("https://arna.example/ru/news/1", html.replace("<article>",
                        "<article itemscope itemtype=\"https://schema.org/NewsArticle\">")), context))
                .item();
        assertThat(item.title()).isEqualTo("Имя сюжета");
        assertThat(item.text()).isEqualTo("Короткий текст.");
        assertThat(item.authors()).containsExactly("Автор");
        assertThat(item.published().flatMap(Published::instant)).contains(Instant.parse("2022-05-25T08:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1251", "UTF-16", "KOI8-R"})
    void cyrillicIsReadWhateverItsCharset(String charset) {
        String meta = charset.equals("KOI8-R") ? "<meta charset=\"koi8-r\">" : "";
        byte[] body = page(meta, TITLE, "", PROSE).getBytes(Charset.forName(charset));
        var item = ((Extraction.Extracted) new Extractor((t, x, d) -> "ru")
                .extract(Pages.capture("https://arna.example/ru/news/1", body), Pages.context())).item();
        assertThat(item.title()).isEqualTo(TITLE);
        assertThat(item.text()).contains("вымыты окна");
    }

    @Test
    void aTranscriptPrintedInThePageBecomesCues() {
        String transcript = "<p>00:00 Добрый вечер, в эфире новости нашего канала и я, их ведущая.</p>"
                + "<p>00:12 Сегодня в посёлке готовили школу к голосованию, работали всем двором.</p>"
                + "<p>01:05 Подробности расскажет корреспондент, который провёл там весь день.</p>";
        assertThat(extracted(page("", TITLE, "", transcript)).item().cues()).extracting(Cue::start)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(12), Duration.ofSeconds(65));
    }

    @Test
    void aStatedBodyServesWhereThePageShowsNoText() {
        String body = "Жители рассказали, как готовят школу. ".repeat(20).strip();
        String head = jsonLd(
                "{\"@type\":\"NewsArticle\",\"headline\":\"" + TITLE + "\",\"articleBody\":\"" + body + "\"}");
        var extraction = extracted(page(head, TITLE, "", "<p>Загрузка.</p>"));
        assertThat(extraction.item().text()).isEqualTo(body);
        assertThat(extraction.sources()).containsEntry("text", "json-ld:articleBody");
    }

    @Test
    void aKickerInsideTheHeadingIsNoPartOfTheTitle() {
        String heading = "Референдум: В посёлке готовят школу";
        String shared = "<meta property=\"og:title\" content=\"%s\">";
        var without = Pages.extracted(Pages.page(shared.formatted("В посёлке готовят школу | Арна"), heading, "",
                Pages.PROSE));
        assertThat(without.item().title()).isEqualTo("В посёлке готовят школу");
        assertThat(without.sources()).containsEntry("title", "og:title");
        var other = Pages.extracted(Pages.page(shared.formatted("Мнение: " + heading), heading, "", Pages.PROSE));
        assertThat(other.item().title()).isEqualTo(heading);
    }
}
