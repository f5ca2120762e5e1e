package org.mediabalance.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediabalance.extract.Pages.PROSE;
import static org.mediabalance.extract.Pages.extract;
import static org.mediabalance.extract.Pages.extracted;
import static org.mediabalance.extract.Pages.page;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediabalance.study.Hint;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.Published.Precision;
import org.mediabalance.study.RunningTime;

class BroadcasterPagesTest {
    private static final String TITLE = "В посёлке готовят школу к голосованию";

    @Test
    void aClipPageGivesTextTitleTimeAndCaptions() {
        String head = """
                <script type="application/ld+json">{"@context":"https://schema.org","@type":"VideoObject",
                "name":"В посёлке готовят школу к голосованию","uploadDate":"2022-05-25T19:30:05+06:00",
                "duration":"PT2M14S"}</script>""";
        String player = "<video><source src=\"/v.mp4\"><track kind=\"captions\" src=\"/captions/1.vtt\"></video>";
        var clip = extracted(page(head, TITLE, player, PROSE));
        assertThat(clip.item().kind()).isEqualTo(ItemKind.CLIP);
        assertThat(clip.item().title()).isEqualTo(TITLE);
        assertThat(clip.item().text()).startsWith("Жители посёлка").endsWith("год подряд.").contains("\n\nУчасток");
        assertThat(clip.item().runningTime())
                .contains(new RunningTime(Duration.ofSeconds(134), "json-ld:duration"));
        assertThat(clip.item().published()).contains(new Published(LocalDate.of(2022, 5, 25),
                Optional.of(Instant.parse("2022-05-25T13:30:05Z")), Precision.SECOND, "json-ld:uploadDate"));
        assertThat(clip.captions()).containsExactly(URI.create("https://arna.example/captions/1.vtt"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            25.05.2022                     | 2022-05-25 | DAY    |
            25.05.2022 14:30               | 2022-05-25 | MINUTE | 2022-05-25T08:30:00Z
            Среда, 25 мая 2022, 19:00      | 2022-05-25 | MINUTE | 2022-05-25T13:00:00Z
            25 мамыр 2022, 14:30           | 2022-05-25 | MINUTE | 2022-05-25T08:30:00Z
            2022 жылғы 25 мамыр            | 2022-05-25 | DAY    |
            Бүгін, 12:40                   | 2022-06-02 | MINUTE | 2022-06-02T06:40:00Z
            Вчера в 23:30                  | 2022-06-01 | MINUTE | 2022-06-01T17:30:00Z
            Кеше                           | 2022-06-01 | DAY    |
            13:51, 20 Май 2022 (GMT +5)    | 2022-05-20 | MINUTE | 2022-05-20T08:51:00Z
            May 25, 2022 2:30 PM           | 2022-05-25 | MINUTE | 2022-05-25T08:30:00Z
            """)
    void aVisibleDateLineGivesTheLocalDay(String line, LocalDate day, Precision precision, String instant) {
        for (String html : new String[]{page("", TITLE, "<div class=\"date\">" + line + "</div>", PROSE),
                page("", TITLE, "", PROSE + "<p>" + line + "</p>")}) {
            Published published = extracted(html).item().published().orElseThrow();
            assertThat(published.day()).isEqualTo(day);
            assertThat(published.precision()).isEqualTo(precision);
            assertThat(published.instant()).isEqualTo(Optional.ofNullable(instant).map(Instant::parse));
        }
    }

    @Test
    void aListsTimeCompletesThePagesDay() {
        Published listed = Published.at(Instant.parse("2022-05-25T13:00:00Z"), Pages.ASTANA, Precision.MINUTE,
                "listing:day-heading");
        Hint hint = new Hint("listing", Optional.empty(), Optional.of(listed), Optional.empty());
        String html = page("", TITLE, "<div class=\"date\">25.05.2022</div>", PROSE);
        assertThat(extracted(html, hint).item().published()).contains(listed);
    }

    @Test
    void aTimeOnThePageBeatsTheList() {
        Hint hint = new Hint("listing", Optional.empty(),
                Optional.of(
                        Published.at(Instant.parse("2022-05-24T13:00:00Z"), Pages.ASTANA, Precision.MINUTE, "listing")),
                Optional.empty());
        String html = page("", TITLE, "<time datetime=\"2022-05-25T10:00:00+06:00\">25 мая</time>", PROSE);
        assertThat(extracted(html, hint).item().published().orElseThrow().instant())
                .contains(Instant.parse("2022-05-25T04:00:00Z"));
    }

    @Test
    void textPrintedTwiceCountsOnce() {
        assertThat(extracted(page("", TITLE, "", PROSE + "<div class=\"copy\">" + PROSE + "</div>")).item().text())
                .containsOnlyOnce("Жители посёлка").containsOnlyOnce("Участок откроется");
    }

    @Test
    void relatedLinksAndSubscribeLinesAreNotText() {
        String around = """
                <div><h3>Читайте также</h3><ul><li><a href="/ru/news/2">В области начали сеять ячмень и овёс</a></li>
                <li><a href="/ru/news/3">Новый мост через реку откроют осенью</a></li></ul></div>
                <p>Подписывайтесь на наш <a href="https://t.me/arna">Telegram-канал</a>!</p>""";
        assertThat(extracted(page("", TITLE, "", PROSE + around)).item().text()).endsWith("год подряд.");
    }

    @Test
    void oneSentenceUnderAHeadlineIsAnItem() {
        String sentence = "<p>Бүгін ауылда мектепті дауыс беру күніне дайындау жұмыстары аяқталды, деп хабарлады тілшіміз.</p>";
        assertThat(extracted(page("", "Мектеп дайын", "", sentence)).item().text()).startsWith("Бүгін ауылда");
    }

    @Test
    void listsHomeSearchAndEmptyPagesAreNotItems() {
        String cards = "<div class=\"row\">"
                + "<div><h3><a href=\"/ru/news/4\">Заголовок одной из новостей дня</a></h3>"
                        .concat("<p>Краткое начало новости, которое печатают под заголовком в списке новостей канала.</p></div>")
                        .repeat(6)
                + "</div>";
        assertThat(extract("https://arna.example/ru/news", page("", "Новости", "", cards)))
                .isInstanceOf(Extraction.NotAnItem.class);
        assertThat(extract("https://arna.example/", page("", "Арна", "", PROSE)))
                .isEqualTo(new Extraction.NotAnItem("home page"));
        assertThat(extract("https://arna.example/ru/search?query=abc", page("", "Поиск", "", PROSE)))
                .isEqualTo(new Extraction.NotAnItem("search page"));
        assertThat(extract("https://arna.example/ru/news/9", "<html><body></body></html>"))
                .isInstanceOf(Extraction.NotAnItem.class);
        assertThat(extract("https://arna.example/ru/news/9", ""))
                .isEqualTo(new Extraction.Unreadable("empty: no bytes"));
    }

    @Test
    void aPageCutOffInsideItsTextIsUnreadableAndBehindItIsRead() {
        String whole = page("", TITLE, "", PROSE);
        assertThat(extract("https://arna.example/ru/news/1", whole.substring(0, whole.indexOf("пятый"))))
                .isEqualTo(new Extraction.Unreadable("cut off inside its text"));
        assertThat(extract("https://arna.example/ru/news/1", whole.substring(0, whole.indexOf("©"))))
                .isInstanceOf(Extraction.Extracted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://video.example/embed/x1           | CLIP
            //tube.example/e/x1?autoplay=0            | CLIP
            https://rights.example/play/embed/77      | CLIP
            https://maps.example/maps/embed?pb=1      | ARTICLE
            https://video.example/ads/x1              | ARTICLE
            https://social.example/plugins/like.php   | ARTICLE
            """)
    void aPageWhoseOnlyPlayerIsAFrameIsAClip(String address, ItemKind kind) {
        String frame = "<iframe src=\"" + address + "\" allowfullscreen></iframe>";
        assertThat(extracted(page("", TITLE, frame, PROSE)).item().kind()).isEqualTo(kind);
        assertThat(extracted(page("", TITLE, "", PROSE + frame)).item().kind()).as("under a short text")
                .isEqualTo(kind);
    }

    @Test
    void aPlayerInsideALongTextOrAmongOtherItemsMakesNoClip() {
        String frame = "<iframe src=\"https://video.example/embed/x1\"></iframe>";
        String more = "<p>На площадке у школы собрались родители, соседи и учителя, и каждый из них говорил о том, что"
                + " ремонт сделали вовремя, хотя краску привезли только в понедельник номер %d.</p>";
        StringBuilder text = new StringBuilder(PROSE + frame);
        for (int i = 0; i < 6; i++) {
            text.append(more.formatted(i));
        }
        assertThat(extracted(page("", TITLE, "", text.toString())).item().kind()).isEqualTo(ItemKind.ARTICLE);
        assertThat(extracted(page("", TITLE, "<div class=\"related\">" + frame + "</div>", PROSE)).item().kind())
                .isEqualTo(ItemKind.ARTICLE);
    }
}
