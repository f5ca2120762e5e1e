package org.mediabalance.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mediabalance.study.InputException;
import org.mediabalance.study.YamlSection;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of a case's sites as templates in its {@code sites/} directory: HTML with {@code ${name}} where a value goes.
 * An unknown name is an {@link InputException}. Thread-safe.
 */
final class SiteTemplates {
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final Map<String, Map<String, String>> words = new HashMap<>();

    SiteTemplates(Path directory) {
        this.directory = directory;
        YamlSection root = YamlSection.read(directory.resolve("words.yaml"));
        for (String language : root.keys()) {
            words.put(language, root.texts(language));
        }
        root.finish();
    }

    /** Fills a template; values are put in as they are, so whoever gives text escapes it. */
    String fill(String template, Map<String, String> values) {
        Path file = directory.resolve(template + ".html");
        try {
            Matcher matcher = NAME.matcher(Files.readString(file));
            StringBuilder out = new StringBuilder();
            while (matcher.find()) {
                String value = values.get(matcher.group(1));
                if (value == null) {
                    throw new InputException(file + ": no value for ${" + matcher.group(1) + "}");
                }
                matcher.appendReplacement(out, Matcher.quoteReplacement(value));
            }
            return matcher.appendTail(out).toString();
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read", e);
        }
    }

    /** The values every page of this language may use. */
    Map<String, String> words(String language, String channel, String site) {
        Map<String, String> values = new HashMap<>(words.get(language));
        values.put("lang", language);
        values.put("channel", escape(channel));
        values.put("site", site);
        return values;
    }

    /** The values of one clip's page or entry. */
    Map<String, String> clip(Clip clip, String channel, String site) {
        Map<String, String> values = words(clip.language(), channel, site);
        Locale locale = Locale.of(clip.language());
        values.put("title", escape(clip.title()));
        values.put("path", clip.path());
        values.put("url", site + clip.path());
        values.put("number", clip.id());
        values.put("section", clip.path().split("/")[1]);
        values.put("paragraphs",
                clip.paragraphs().stream().map(p -> "<p>" + escape(p) + "</p>").collect(Collectors.joining("\n")));
        values.put("jsonTitle", JSON.writeValueAsString(clip.title()));
        values.put("jsonLead", JSON.writeValueAsString(clip.paragraphs().getFirst()));
        values.put("iso", clip.published().toString());
        values.put("duration", Duration.ofSeconds(clip.seconds()).toString());
        values.put("seconds", Integer.toString(clip.seconds()));
        values.put("time", format("HH:mm", clip, locale));
        values.put("dayDots", format("dd.MM.yyyy", clip, locale));
        values.put("dayMonth", format("d MMMM yyyy", clip, locale));
        values.put("dateLong", capital(format("EEEE, d MMMM yyyy, HH:mm", clip, locale), locale));
        return values;
    }

    static String day(LocalDate day, String language) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of(language)).format(day);
    }

    private static String format(String pattern, Clip clip, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(clip.published());
    }

    private static String capital(String text, Locale locale) {
        return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    static String links(List<Clip> clips) {
        return clips.stream().map(c -> "<li><a href=\"" + c.path() + "\">" + escape(c.title()) + "</a></li>")
                .collect(Collectors.joining("\n"));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
