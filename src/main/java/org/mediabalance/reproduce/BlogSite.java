package org.mediabalance.reproduce;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WordPress-like pages: archive with numbered pages, a feed with the newest entries only, long dates with weekday below the
 * text, and the Russian half still in windows-1251 (field.md D2 and D3).
 */
final class BlogSite implements SiteStructure {
    private static final int PER_PAGE = 15;
    private static final int IN_FEED = 10;
    private static final Map<String, String> LANGUAGE = Map.of("ru", "ru", "kz", "kk");
    private static final Charset OLD = Charset.forName("windows-1251");

    private final SiteClips clips;

    BlogSite(SiteClips clips) {
        this.clips = clips;
    }

    @Override
    public Optional<Page> list(String path, Map<String, String> parameters) {
        if (path.equals("/feed/")) {
            return Optional.of(Page.of("application/rss+xml; charset=utf-8", feed()));
        }
        if (!path.matches("/(ru|kz)/projects/(page/\\d+/)?")) {
            return Optional.empty();
        }
        String section = path.substring(1, 3);
        int number = path.contains("/page/") ? Integer.parseInt(path.replaceAll("\\D", "")) : 1;
        List<Clip> all = clips.newestFirst(LANGUAGE.get(section));
        List<Clip> page = all.stream().skip((number - 1L) * PER_PAGE).limit(PER_PAGE).toList();
        String older = number * PER_PAGE < all.size()
                ? "<a class=\"older\" href=\"/" + section + "/projects/page/" + (number + 1) + "/\">→</a>"
                : "";
        return Optional.of(encoded(LANGUAGE.get(section),
                clips.fill("blog-list", LANGUAGE.get(section),
                        Map.of("entries", clips.entries("blog-entry", page), "older", older, "charset",
                                charset(LANGUAGE.get(section)).name()))));
    }

    private String feed() {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\">"
                        + "<channel><title>feed</title><link>" + clips.base()
                        + "</link><description>feed</description>\n");
        for (Clip clip : clips.newestFirst().stream().limit(IN_FEED).toList()) {
            xml.append("<item><title>").append(SiteTemplates.escape(clip.title())).append("</title><link>")
                    .append(clips.base()).append(clip.path()).append("</link><pubDate>")
                    .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(clip.published()))
                    .append("</pubDate><media:content url=\"").append(clips.base()).append("/video/").append(clip.id())
                    .append(".mp4\" type=\"video/mp4\" duration=\"").append(clip.seconds()).append("\"/></item>\n");
        }
        return xml.append("</channel></rss>\n").toString();
    }

    @Override
    public Page item(Clip clip) {
        return encoded(clip.language(),
                clips.fill("blog-item", clip, Map.of("charset", charset(clip.language()).name())));
    }

    private static Charset charset(String language) {
        return language.equals("ru") ? OLD : StandardCharsets.UTF_8;
    }

    private static Page encoded(String language, String html) {
        return Page.html(html, charset(language));
    }

    @Override
    public String robots() {
        return "User-agent: *\nDisallow: /drafts/\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n";
    }
}
