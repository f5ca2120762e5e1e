package org.mediabalance.extract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.PageRules;

/** Captures and contexts for the tests of this package: a broadcaster in Astana, captured on 2 June 2022 at noon UTC. */
final class Pages {
    static final ZoneId ASTANA = ZoneId.of("Asia/Almaty");
    static final Instant CAPTURED = Instant.parse("2022-06-02T12:00:00Z");
    static final String PROSE = """
            <p>Жители посёлка рассказали корреспонденту, как готовят школу к дню голосования: вымыты окна, расставлены
            столы, проверен свет в спортивном зале.</p>
            <p>Участок откроется в семь утра, а закроется в восемь вечера, сообщил председатель комиссии, который
            работает здесь уже пятый год подряд.</p>
            """;

    private Pages() {
    }

    static Capture capture(String url, String html) {
        return capture(url, html.getBytes(StandardCharsets.UTF_8));
    }

    static Capture capture(String url, byte[] body) {
        return new Capture(URI.create(url), CAPTURED, 200, "text/html", Optional.empty(), body);
    }

    static PageContext context(Hint... hints) {
        return new PageContext("arna", ASTANA, List.of("kk", "ru"), PageRules.NONE, List.of(hints));
    }

    static Extraction extract(String url, String html, Hint... hints) {
        return new Extractor((title, text, declared) -> declared.orElse("und")).extract(capture(url, html),
                context(hints));
    }

    static Extraction.Extracted extracted(String html, Hint... hints) {
        return (Extraction.Extracted) extract("https://arna.example/ru/news/1", html, hints);
    }

    /** A whole page around a headline, a line under it and a text. */
    static String page(String head, String title, String line, String text) {
        return "<!DOCTYPE html><html lang=\"ru\"><head><title>" + title + " - Арна</title>" + head
                + "</head><body><header><a href=\"/\">Арна</a><nav><a href=\"/ru/news\">Новости</a></nav></header>"
                + "<main><article><h1>" + title + "</h1>" + line + "<div class=\"text\">" + text
                + "</div></article></main><footer>© Арна</footer></body></html>";
    }
}
