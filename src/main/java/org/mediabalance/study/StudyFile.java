package org.mediabalance.study;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads {@code study.yaml} strictly: an unknown or missing key, an impossible date, an unknown zone or a repeated outlet
 * is one line with file, line and key, and all of them are told at once ({@link InputException}).
 */
public final class StudyFile {
    /** The file's name inside a study directory. */
    public static final String NAME = "study.yaml";

    private static final String DEFAULT_CONTACT = "no contact given";
    /** One request a second: what crawlers that name themselves commonly keep to when a site states no Crawl-delay. */
    private static final double DEFAULT_DELAY_SECONDS = 1.0;

    private StudyFile() {
    }

    /** The study of a directory; a directory without {@code study.yaml} is an {@link InputException}. */
    public static Study in(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.isDirectory(directory)) {
            throw new InputException(directory + ": there is no such directory; a study is a directory with a " + NAME);
        }
        if (!Files.exists(file)) {
            throw new InputException(
                    directory + ": no " + NAME + " in it; 'mediabalance init DIR' writes one to start from");
        }
        return read(file);
    }

    /** The study of one file. */
    public static Study read(Path file) {
        YamlSection root = YamlSection.read(file);
        List<String> languages = root.list("languages");
        MonitoringPeriod period = period(root.section("period"));
        Optional<LocalDate> silence = root.optionalDate("silenceDay");
        LocalDate vote = root.date("voteDay");
        Study study = new Study(identifier(root, "id"), root.texts("title"), root.optionalTexts("note"),
                question(root, languages), period, silence, vote, languages, root.section("codebook").text("version"),
                benchmarks(root), root.text("coverage").equals("census"), relevance(root, languages),
                politeness(root.optionalSection("politeness")), outlets(root, period.zone(), languages),
                root.optionalSection("index").flatMap(StudyFile::sharedIndex));
        if (!List.of("census", "sample").contains(root.text("coverage"))) {
            root.problem("coverage", "'coverage' is 'census' or 'sample'");
        }
        if (!vote.equals(YamlSection.NO_DATE) && vote.isBefore(period.from())) {
            root.problem("voteDay", "'voteDay' " + vote + " is before the period begins (" + period.from() + ")");
        }
        root.finish();
        return study;
    }

    private static String identifier(YamlSection section, String key) {
        String id = section.text(key);
        if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9-]*")) {
            section.problem(key, "'" + id + "' must be lower-case letters, digits and hyphens");
        }
        return id;
    }

    private static MonitoringPeriod period(YamlSection section) {
        LocalDate from = section.date("from");
        LocalDate to = section.date("to");
        ZoneId zone = section.zone("zone");
        if (to.isBefore(from)) {
            section.problem("to", "the period ends (" + to + ") before it begins (" + from + ")");
            return new MonitoringPeriod(from, from, zone);
        }
        return new MonitoringPeriod(from, to, zone);
    }

    private static Question question(YamlSection root, List<String> languages) {
        Map<String, String> text = root.texts("question");
        YamlSection sides = root.section("sides");
        Question question = new Question(text, sides.texts("pro"), sides.texts("contra"));
        for (String language : languages) {
            if (root.has("question") && !text.containsKey(language)) {
                root.problem("question", "'question' is missing in language '" + language + "'");
            }
        }
        return question;
    }

    private static Map<String, Benchmark> benchmarks(YamlSection root) {
        YamlSection section = root.section("benchmark");
        Map<String, Benchmark> byClass = new LinkedHashMap<>();
        for (String programmeClass : section.keys()) {
            String word = section.text(programmeClass);
            switch (word.split(" ")[0]) {
                case "parity" -> byClass.put(programmeClass, new Benchmark.Parity());
                case "access" -> byClass.put(programmeClass, new Benchmark.Access());
                case "weighted" ->
                    weighted(section, programmeClass, word).ifPresent(b -> byClass.put(programmeClass, b));
                default -> section.problem(programmeClass,
                        "'" + word
                                + "' is not a benchmark: parity, access, or weighted PRO:CONTRA such as 'weighted 60:40'");
            }
        }
        return byClass;
    }

    private static Optional<Benchmark> weighted(YamlSection section, String key, String word) {
        var matcher = java.util.regex.Pattern.compile("weighted ([1-9]\\d?):([1-9]\\d?)").matcher(word);
        if (!matcher.matches()) {
            section.problem(key, "'" + word + "' must look like 'weighted 60:40'");
            return Optional.empty();
        }
        double pro = Integer.parseInt(matcher.group(1));
        double contra = Integer.parseInt(matcher.group(2));
        return Optional.of(new Benchmark.Weighted(pro / (pro + contra), contra / (pro + contra)));
    }

    /** Only {@code index: opensearch:} for now; the key of the kind keeps room for others. */
    private static Optional<SharedIndex> sharedIndex(YamlSection index) {
        YamlSection section = index.section("opensearch");
        List<URI> hosts = section.urls("hosts");
        String name = identifier(section, "name");
        String auth = section.optionalText("auth").orElse("none");
        if (!List.of("env", "none").contains(auth)) {
            section.problem("auth", "'auth' is 'env' (user and password from the environment) or 'none'");
        }
        return hosts.isEmpty() ? Optional.empty() : Optional.of(new SharedIndex(hosts, name, auth.equals("env")));
    }

    private static Relevance relevance(YamlSection root, List<String> languages) {
        YamlSection section = root.section("relevance");
        Map<String, String> queries = section.texts("query");
        for (String language : languages) {
            if (section.has("query") && !queries.containsKey(language)) {
                section.problem("query", "'relevance.query' is missing in language '" + language + "'");
            }
        }
        int mentions = section.has("minimumMentions") ? section.integer("minimumMentions") : 1;
        if (mentions < 1) {
            section.problem("minimumMentions", "'relevance.minimumMentions' must be at least 1");
        }
        return new Relevance(queries, Math.max(1, mentions));
    }

    private static Politeness politeness(Optional<YamlSection> section) {
        double seconds = section.filter(s -> s.has("delaySeconds")).map(s -> s.number("delaySeconds"))
                .orElse(DEFAULT_DELAY_SECONDS);
        if (seconds < 0) {
            section.orElseThrow().problem("delaySeconds", "'politeness.delaySeconds' must not be negative");
            seconds = 0;
        }
        return new Politeness(Duration.ofMillis(Math.round(seconds * 1000)),
                section.map(StudyFile::contact).orElse(DEFAULT_CONTACT),
                section.map(StudyFile::requestsPerDay).orElse(OptionalInt.empty()),
                section.filter(s -> s.has("privateHosts")).map(s -> Set.copyOf(s.list("privateHosts")))
                        .orElse(Set.of()));
    }

    private static String contact(YamlSection section) {
        String contact = section.optionalText("contact").orElse(DEFAULT_CONTACT);
        if (Politeness.isHeaderText(contact)) {
            return contact;
        }
        section.problem("contact",
                "'politeness.contact' is sent in HTTP headers and must be plain Latin letters, such as"
                        + " an e-mail address");
        return DEFAULT_CONTACT;
    }

    private static OptionalInt requestsPerDay(YamlSection section) {
        if (!section.has("requestsPerDay")) {
            return OptionalInt.empty();
        }
        int most = section.integer("requestsPerDay");
        if (most < 1) {
            section.problem("requestsPerDay", "'politeness.requestsPerDay' must be at least 1");
        }
        return OptionalInt.of(most);
    }

    private static List<Outlet> outlets(YamlSection root, ZoneId studyZone, List<String> studyLanguages) {
        List<Outlet> outlets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlSection section : root.sections("outlets")) {
            String id = identifier(section, "id");
            if (!id.isEmpty() && !seen.add(id)) {
                section.problem("id", "outlet '" + id + "' stands twice");
            }
            ZoneId zone = section.has("zone") ? section.zone("zone") : studyZone;
            List<String> languages = section.has("languages") ? section.list("languages") : studyLanguages;
            for (String language : languages) {
                if (!studyLanguages.contains(language)) {
                    section.problem("languages", "language '" + language + "' is not one of the study's languages");
                }
            }
            outlets.add(new Outlet(id, section.text("name"), section.word("owner", OwnerType.class, OwnerType::label),
                    section.optionalText("reason").orElse(""), languages, zone, section.urls("sites"),
                    sources(section), programmes(section), rules(section.optionalSection("extract")),
                    section.optionalText("certificate")));
        }
        return outlets;
    }

    private static Map<String, Pattern> programmes(YamlSection outlet) {
        Map<String, Pattern> programmes = new LinkedHashMap<>();
        outlet.optionalTexts("programmes").forEach((programmeClass, expression) -> {
            try {
                programmes.put(programmeClass, Pattern.compile(expression));
            } catch (PatternSyntaxException e) {
                outlet.problem("programmes", "'" + expression + "' is not a regular expression: " + e.getDescription());
            }
        });
        return programmes;
    }

    private static List<Source> sources(YamlSection outlet) {
        List<Source> sources = new ArrayList<>();
        for (YamlSection section : outlet.optionalSections("sources")) {
            URI url = section.url("url");
            switch (section.text("type")) {
                case "sitemap" -> sources.add(new Source.Sitemap(url));
                case "feed" -> sources.add(new Source.Feed(url));
                case "listing" -> sources.add(new Source.ListingPage(url, listingRule(section)));
                case "youtube" -> sources.add(new Source.YouTubeChannel(url));
                case "telegram" -> telegram(section, url).ifPresent(sources::add);
                default -> section.problem("type", "'type' is sitemap, feed, listing, youtube or telegram");
            }
        }
        return sources;
    }

    private static Optional<Source> telegram(YamlSection section, URI url) {
        try {
            return Optional.of(new Source.TelegramChannel(url));
        } catch (IllegalArgumentException e) {
            section.problem("url", "'url' of a telegram source looks like https://t.me/s/NAME");
            return Optional.empty();
        }
    }

    private static ListingRule listingRule(YamlSection section) {
        return new ListingRule(section.text("item"), section.optionalText("link").orElse("a"),
                section.optionalText("title"), section.optionalText("time"), section.optionalText("day"),
                section.optionalText("duration"), paging(section.optionalSection("older")));
    }

    private static ListingRule.Paging paging(Optional<YamlSection> optional) {
        if (optional.isEmpty()) {
            return new ListingRule.LastPage();
        }
        YamlSection older = optional.get();
        if (older.has("link")) {
            return new ListingRule.OlderLink(older.text("link"));
        }
        if (older.has("parameter")) {
            return new ListingRule.Offset(older.text("parameter"), older.integer("step"));
        }
        return new ListingRule.PostedDay(older.url("post"), older.text("field"), older.text("pattern"));
    }

    private static PageRules rules(Optional<YamlSection> section) {
        return section.map(s -> new PageRules(s.optionalText("title"), s.optionalText("text"),
                s.optionalText("published"), s.optionalText("authors"), s.optionalText("remove")))
                .orElse(PageRules.NONE);
    }
}
