package org.mediabalance.extract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.mediabalance.extract.Claims.Field;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.LanguageJudge;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

/**
 * A post of a public Telegram channel: its preview ({@code /s/channel/123}, a list in which the one that the address
 * names is the item), its widget ({@code ?embed=1}), or the bare page ({@code /channel/123}), which states the words and
 * no date. Recognised by the markup of these pages. A post with video is a clip, one without a post.
 */
final class ChannelPost {
    private static final Pattern ADDRESS = Pattern.compile("\\A(?:/s)?/([A-Za-z]\\w{2,40}/\\d{1,12})/?\\z");
    private static final String MESSAGE = ".tgme_widget_message[data-post]";
    /** Reader's line length; the text holds the whole. */
    private static final int TITLE_MAX = 120;

    private final Capture capture;
    private final PageContext context;
    private final LanguageJudge judge;
    private final Map<String, String> sources = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    ChannelPost(Capture capture, PageContext context, LanguageJudge judge) {
        this.capture = capture;
        this.context = context;
        this.judge = judge;
    }

    /** Whether the page is one of a channel's. */
    static boolean isShownBy(Document page, Landmarks landmarks) {
        return page.body().className().contains("tgme_")
                || landmarks.links().stream().anyMatch(link -> link.attr("href").contains("telegram.org/css/"));
    }

    /** The one outcome of such a page. */
    Extraction of(Document page) {
        Optional<String> wanted = wanted();
        Elements messages = page.select(MESSAGE);
        if (messages.isEmpty()) {
            return page.select("script[data-telegram-post]").stream().map(script -> script.attr("data-telegram-post"))
                    .filter(post -> wanted.filter(post::equalsIgnoreCase).isPresent()).findFirst()
                    .map(post -> bare(page, post)).orElse(new Extraction.NotAnItem("no post is shown"));
        }
        if (wanted.isEmpty() && messages.size() > 1) {
            return new Extraction.NotAnItem("list page: posts of a channel");
        }
        return messages.stream().filter(m -> wanted.isEmpty() || wanted.get().equalsIgnoreCase(m.attr("data-post")))
                .findFirst().map(this::message)
                .orElse(new Extraction.NotAnItem("the post of this address is not among those shown"));
    }

    private Optional<String> wanted() {
        String path = capture.url().getPath() == null ? "" : capture.url().getPath();
        Matcher address = ADDRESS.matcher(path);
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    private Extraction message(Element message) {
        if (message.hasClass("service_message") || message.selectFirst(".tgme_widget_message_service") != null) {
            return new Extraction.NotAnItem("a notice of the channel, not a post");
        }
        if (CutOff.insideText(capture, new MainText(message, List.of()))) {
            return new Extraction.Unreadable("cut off inside its text");
        }
        // What a post answers or links to is another item's text.
        message.select(".tgme_widget_message_reply, .tgme_widget_message_link_preview").remove();
        String text = Optional.ofNullable(message.selectFirst(".tgme_widget_message_text")).map(Element::wholeText)
                .or(() -> Optional.ofNullable(message.selectFirst(".tgme_widget_message_poll_question"))
                        .map(Element::wholeText))
                .orElse("");
        Claims claims = new Claims();
        message.select(".tgme_widget_message_date time[datetime]")
                .forEach(time -> claims.add(Field.PUBLISHED, time.attr("datetime"), "post:time"));
        message.select(".tgme_widget_message_from_author, .tgme_widget_message_forwarded_from_name")
                .forEach(name -> claims.add(Field.AUTHOR, name.text(), "post:author"));
        boolean video = message.selectFirst("[class*=video_player]") != null;
        if (text.isBlank() && !video) {
            return new Extraction.NotAnItem("a post without words or video");
        }
        return extracted(text, "post:text", claims, video ? ItemKind.CLIP : ItemKind.POST, length(message),
                message.attr("data-post"));
    }

    /** A post may hold several videos; a viewer sees them all. */
    private static Optional<RunningTime> length(Element message) {
        Duration all = message.select("time[class*=video_duration]").stream()
                .flatMap(time -> IsoDuration.read(time.text()).stream()).reduce(Duration.ZERO, Duration::plus);
        return all.isZero() ? Optional.empty() : Optional.of(new RunningTime(all, "post:video-duration"));
    }

    private Extraction bare(Document page, String post) {
        Element words = page.selectFirst("meta[property=og:description]");
        String text = words == null ? "" : words.attr("content");
        return text.isBlank()
                ? new Extraction.NotAnItem("a post whose page states no words")
                : extracted(text, "og:description", new Claims(), ItemKind.POST, Optional.empty(), post);
    }

    private Extraction extracted(String words, String source, Claims claims, ItemKind kind,
            Optional<RunningTime> stated, String post) {
        String text = words.lines().map(line -> line.replaceAll("[\\s\\u00A0]+", " ").strip())
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n\n"));
        String title = title(text.lines().findFirst().orElse(""));
        Optional<Published> published = new Publication(new DateReader(capture.time(), context.zone()), context.zone(),
                capture.time(), notes).of(claims.all(Field.PUBLISHED).toList(), context.hints());
        Optional<RunningTime> length = stated.or(() -> RunningTimes.of(new Claims(), context.hints()));
        sources.put("text", source);
        sources.put("title", "post:first-line");
        published.ifPresent(p -> sources.put("published", p.source()));
        length.ifPresent(time -> sources.put("duration", time.source()));
        List<String> authors = claims.all(Field.AUTHOR).map(Claims.Claim::value).limit(1).toList();
        Item item = new Item(ItemId.of(capture.url()), context.outlet(), capture.url(), kind, title, text,
                judge.language(title, text, Optional.empty()), published, Optional.<Instant>empty(), length, List.of(),
                authors, Map.of(), canonical(post), Optional.empty());
        return new Extraction.Extracted(item, sources, List.of(), notes);
    }

    /** A post has no title; its first line, cut at a word, stands for one in lists. */
    static String title(String line) {
        if (line.length() <= TITLE_MAX) {
            return line;
        }
        int space = line.lastIndexOf(' ', TITLE_MAX);
        return line.substring(0, space > 0 ? space : TITLE_MAX) + " …";
    }

    /** All forms of a post's address name one post. */
    private Optional<URI> canonical(String post) {
        String host = Addresses.of(capture.url().toString()).map(URI::getHost).orElse("t.me");
        return Addresses.of("https://" + host.toLowerCase(Locale.ROOT) + "/" + post);
    }
}
