package org.mediabalance.reproduce;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A feed page whose headings are days and whose entries say only HH:MM; older days come by a POST with the last date. Item
 * pages carry no date and print the text twice (field.md D2 and D3).
 */
final class DayHeadingsSite implements SiteStructure {
    private static final int DAYS_PER_PAGE = 3;
    private static final Map<String, String> LANGUAGE = Map.of("ru", "ru", "kz", "kk");

    private final SiteClips clips;

    DayHeadingsSite(SiteClips clips) {
        this.clips = clips;
    }

    @Override
    public Optional<Page> list(String path, Map<String, String> parameters) {
        String section = path.length() > 3 ? path.substring(1, 3) : "";
        if (path.matches("/(ru|kz)/newsfeed")) {
            return Optional.of(page("day-headings-list", section, LocalDate.MAX));
        }
        if (path.matches("/(ru|kz)/News/AjaxPublications/") && parameters.containsKey("lastDate")) {
            LocalDate before = LocalDate.parse(parameters.get("lastDate"),
                    DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT));
            return Optional.of(page("day-headings-part", section, before));
        }
        return Optional.empty();
    }

    private Page page(String template, String section, LocalDate before) {
        String language = LANGUAGE.get(section);
        List<Clip> older = clips.newestFirst(language).stream()
                .filter(c -> c.published().toLocalDate().isBefore(before)).toList();
        List<LocalDate> days = older.stream().map(c -> c.published().toLocalDate()).distinct().limit(DAYS_PER_PAGE)
                .toList();
        StringBuilder entries = new StringBuilder();
        for (LocalDate day : days) {
            entries.append(clips.fill("day-headings-day", language,
                    Map.of("dayLong", SiteTemplates.day(day, language))));
            entries.append(clips.entries("day-headings-entry",
                    older.stream().filter(c -> c.published().toLocalDate().equals(day)).toList()));
        }
        return Page.html(clips.fill(template, language, Map.of("entries", entries.toString(), "section", section)));
    }

    @Override
    public Page item(Clip clip) {
        return Page.html(clips.fill("day-headings-item", clip, Map.of()));
    }

    @Override
    public String robots() {
        return "User-agent: *\nDisallow: /service/\n\nUser-agent: BadBot\nDisallow: /\n";
    }
}
