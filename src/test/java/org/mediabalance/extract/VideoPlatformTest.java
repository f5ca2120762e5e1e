package org.mediabalance.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

class VideoPlatformTest {
    private static final String WATCH = "https://video.example/watch?v=aBcDeFgHiJk";

    private static String watch(String player) {
        return "<!DOCTYPE html><html lang=\"ru\"><head><title>Школа готова - YouTube</title>"
                + "<meta property=\"og:title\" content=\"Школа готова\"></head><body><script nonce=\"x\">"
                + "var ytInitialPlayerResponse = " + player + ";var meta = {a: '}'};</script>"
                + "<div id=\"footer\"><a href=\"/about\">О сервисе</a> <a href=\"/press\">Прессе</a></div></body></html>";
    }

    private static final String PLAYER = """
            {"playabilityStatus":{"status":"OK"},
            "captions":{"playerCaptionsTracklistRenderer":{"captionTracks":[
             {"baseUrl":"https://video.example/api/timedtext?v=a&lang=ru&kind=asr","languageCode":"ru","kind":"asr"},
             {"baseUrl":"https://video.example/api/timedtext?v=a&lang=kk","languageCode":"kk"},
             {"baseUrl":"https://video.example/api/timedtext?v=a&lang=ru","languageCode":"ru"}]}},
            "videoDetails":{"videoId":"a","title":"Школа готова","lengthSeconds":"134","author":"Арна",
             "shortDescription":"В посёлке готовят школу.\\n\\n00:00 Начало\\n00:40 Участок\\n01:30 Итог"},
            "microformat":{"playerMicroformatRenderer":{"publishDate":"2022-05-25T07:30:05-07:00",
             "uploadDate":"2022-05-24T01:00:00-07:00","category":"News & Politics"}}}""";

    private static Extraction.Extracted clip(String url, String html) {
        return (Extraction.Extracted) new Extractor((title, text, declared) -> "ru").extract(Pages.capture(url, html),
                Pages.context());
    }

    @Test
    void aWatchPageGivesWhatItsPlayerIsTold() {
        var clip = clip(WATCH, watch(PLAYER));
        Item item = clip.item();
        assertThat(item.kind()).isEqualTo(ItemKind.CLIP);
        assertThat(item.title()).isEqualTo("Школа готова");
        assertThat(item.text()).startsWith("В посёлке готовят школу.\n\n00:00 Начало").doesNotContain("О сервисе");
        assertThat(item.cues()).as("chapters are not captions").isEmpty();
        assertThat(item.published().orElseThrow().instant()).contains(Instant.parse("2022-05-25T14:30:05Z"));
        assertThat(item.published().orElseThrow().day()).isEqualTo(LocalDate.of(2022, 5, 25));
        assertThat(item.runningTime())
                .contains(new RunningTime(Duration.ofSeconds(134), "player-response:lengthSeconds"));
        assertThat(item.authors()).containsExactly("Арна");
        assertThat(item.section()).contains("News & Politics");
    }

    @Test
    void oneCaptionTrackIsReadWrittenBeforeRecognisedAndInTheLanguageOfTheItem() {
        assertThat(clip(WATCH, watch(PLAYER)).captions())
                .containsExactly(URI.create("https://video.example/api/timedtext?v=a&lang=ru&fmt=vtt"));
        String tracks = "<video><track src=\"/en.vtt\" srclang=\"en\"><track src=\"/ru.vtt\" srclang=\"ru-RU\"></video>";
        assertThat(clip("https://arna.example/1", Pages.page("", "Школа готова", tracks, Pages.PROSE)).captions())
                .containsExactly(URI.create("https://arna.example/ru.vtt"));
    }

    @Test
    void aVideoThatIsGoneOrOnlyAnnouncedIsNoItem() {
        String gone = "{\"playabilityStatus\":{\"status\":\"ERROR\",\"reason\":\"Video unavailable\"}}";
        assertThat(Pages.extract(WATCH, watch(gone)))
                .isEqualTo(new Extraction.NotAnItem("no video: Video unavailable"));
        String announced = "{\"videoDetails\":{\"title\":\"Эфир\",\"isUpcoming\":true,\"lengthSeconds\":\"0\"}}";
        assertThat(Pages.extract(WATCH, watch(announced)))
                .isEqualTo(new Extraction.NotAnItem("announced, not yet broadcast"));
    }

    @Test
    void aBrokenPlayerResponseLeavesThePageToTheGenericRules() {
        assertThat(Pages.extract(WATCH, watch("{\"videoDetails\":{\"title\":")))
                .isInstanceOf(Extraction.NotAnItem.class);
    }

    private static String message(String post, String inside) {
        return "<div class=\"tgme_widget_message_wrap\"><div class=\"tgme_widget_message js-widget_message\" data-post=\""
                + post
                + "\"><div class=\"tgme_widget_message_author\"><a class=\"tgme_widget_message_owner_name\">Арна</a>"
                + "</div>" + inside
                + "<div class=\"tgme_widget_message_footer\"><span class=\"tgme_widget_message_views\">"
                + "1.5K</span><a class=\"tgme_widget_message_date\" href=\"https://t.me/" + post
                + "\"><time datetime=\"2022-05-25T18:05:00+00:00\">18:05</time></a></div></div></div>";
    }

    private static String channel(String... messages) {
        return "<!DOCTYPE html><html><head><title>Арна – Telegram</title></head><body class=\"widget_frame_base"
                + " tgme_webpreview\"><main>" + String.join("", messages) + "</main></body></html>";
    }

    private static final String WORDS = "<div class=\"tgme_widget_message_text js-message_text\">Участок открыт<br/>с семи"
            + " утра<br/><br/>до <b>восьми</b> вечера.</div>";
    private static final String VIDEO = "<a class=\"tgme_widget_message_video_player\"><video src=\"/1.mp4\"></video>"
            + "<time class=\"message_video_duration\">1:05</time></a>";
    private static final String REPLY = "<a class=\"tgme_widget_message_reply\"><div class=\"tgme_widget_message_text\">"
            + "Чужие слова</div></a>";

    @Test
    void thePostThatTheAddressNamesIsTheItem() {
        String page = channel(message("arna/122", WORDS.replace("Участок", "Другой")),
                message("arna/123", REPLY + WORDS));
        Item post = clip("https://t.me/s/arna/123", page).item();
        assertThat(post.kind()).isEqualTo(ItemKind.POST);
        assertThat(post.title()).isEqualTo("Участок открыт");
        assertThat(post.text()).isEqualTo("Участок открыт\n\nс семи утра\n\nдо восьми вечера.");
        assertThat(post.published()).contains(Published.at(Instant.parse("2022-05-25T18:05:00Z"), Pages.ASTANA,
                Published.Precision.SECOND, "post:time"));
        assertThat(post.published().orElseThrow().day()).isEqualTo(LocalDate.of(2022, 5, 26));
        assertThat(post.canonicalUrl()).contains(URI.create("https://t.me/arna/123"));
        assertThat(post.runningTime()).isEmpty();
    }

    @Test
    void aPostWithVideosIsAClipAsLongAsTheyRunTogether() {
        Item clip = clip("https://t.me/arna/5?embed=1", channel(message("arna/5", VIDEO + VIDEO + WORDS))).item();
        assertThat(clip.kind()).isEqualTo(ItemKind.CLIP);
        assertThat(clip.runningTime()).contains(new RunningTime(Duration.ofSeconds(130), "post:video-duration"));
    }

    @Test
    void aChannelANoticeAndAMissingPostAreNoItems() {
        String two = channel(message("arna/1", WORDS), message("arna/2", WORDS));
        assertThat(Pages.extract("https://t.me/s/arna", two))
                .isEqualTo(new Extraction.NotAnItem("list page: posts of a channel"));
        assertThat(Pages.extract("https://t.me/s/arna/9", two)).isInstanceOf(Extraction.NotAnItem.class);
        String notice = message("arna/1", WORDS).replace("js-widget_message", "service_message");
        assertThat(Pages.extract("https://t.me/s/arna/1", channel(notice))).isInstanceOf(Extraction.NotAnItem.class);
        assertThat(Pages.extract("https://t.me/arna/1", channel("<div class=\"tgme_widget_message_error\">Post not"
                + " found</div>"))).isEqualTo(new Extraction.NotAnItem("no post is shown"));
    }

    @Test
    void theBarePageOfAPostStatesItsWordsAndNoDate() {
        String page = channel("<script async data-telegram-post=\"arna/7\"></script>").replace("</title>",
                "</title><meta property=\"og:title\" content=\"Арна\">"
                        + "<meta property=\"og:description\" content=\"Участок открыт\nс семи утра\">");
        Item post = clip("https://t.me/arna/7", page).item();
        assertThat(post.text()).isEqualTo("Участок открыт\n\nс семи утра");
        assertThat(post.published()).isEmpty();
    }

    @Test
    void anArticleThatShowsAPostOfAChannelStaysAnArticle() {
        String embedded = "<script async src=\"https://telegram.org/js/telegram-widget.js\" data-telegram-post=\"arna/7\">"
                + "</script>";
        Item item = Pages.extracted(Pages.page("", "В посёлке готовят школу", "", Pages.PROSE + embedded)).item();
        assertThat(item.kind()).isEqualTo(ItemKind.ARTICLE);
        assertThat(item.text()).startsWith("Жители посёлка");
    }
}
