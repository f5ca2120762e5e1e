package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mediabalance.report.Phrasebook;

/** The language a request is answered in: asked for by {@code ?lang=}, remembered, or what the browser prefers. */
final class Languages {
    /** One file of phrases per subject, so that a page's words lie together. */
    static final List<String> PHRASES = List.of("common", "search", "item", "coverage", "coding", "reasons");
    private static final String NAME = "lang";
    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    private final Map<String, Phrasebook> books = Phrasebook.LANGUAGES.stream().collect(
            Collectors.toMap(Function.identity(), language -> new Phrasebook(language, Languages.class, PHRASES)));
    private final String otherwise;

    /** @param otherwise for those who ask for none of the languages there are */
    Languages(String otherwise) {
        this.otherwise = otherwise;
    }

    Phrasebook of(Context request) {
        String asked = request.queryParam(NAME);
        if (asked != null && books.containsKey(asked)) {
            request.cookie(new Cookie(NAME, asked, "/", YEAR, false, true, null, SameSite.LAX));
            return books.get(asked);
        }
        String remembered = request.cookie(NAME);
        return books.get(remembered != null && books.containsKey(remembered) ? remembered : preferred(request));
    }

    private String preferred(Context request) {
        String header = request.header("Accept-Language");
        if (header == null || header.length() > 500) {
            return otherwise;
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(header), Phrasebook.LANGUAGES);
            return best == null ? otherwise : best;
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
