package org.mediabalance.reproduce;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cards with a date, paged by offset; item pages with JSON-LD, Open Graph and breadcrumbs (field.md D2, K2 pages). */
final class CardsSite implements SiteStructure {
    private static final int PER_PAGE = 20;

    private final SiteClips clips;

    CardsSite(SiteClips clips) {
        this.clips = clips;
    }

    @Override
    public Optional<Page> list(String path, Map<String, String> parameters) {
        if (!path.matches("/[a-z]{2}/news")) {
            return Optional.empty();
        }
        String language = path.substring(1, 3);
        int start = Integer.parseInt(parameters.getOrDefault("start", "0"));
        List<Clip> page = clips.newestFirst(language).stream().skip(start).limit(PER_PAGE).toList();
        return Optional.of(Page.html(
                clips.fill("cards-list", language, Map.of("entries", clips.entries("cards-entry", page)))));
    }

    @Override
    public Page item(Clip clip) {
        return Page.html(clips.fill("cards-item", clip, Map.of()));
    }

    @Override
    public String robots() {
        return "User-agent: *\nDisallow: /private/\nDisallow: /search\n";
    }
}
