package org.mediabalance.report;

import static org.mediabalance.report.TemplateFunction.method;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.mediabalance.balance.Figure;

/** Fills the page template; the template holds the structure, {@link PageModel} what stands in it. */
final class HtmlPage {
    private static final Configuration TEMPLATES = configuration();
    /**
     * What outlets may write and the page must not hold: characters that XML 1.0 (section 2.2) does not have, and
     * directional overrides (Unicode UAX #9), which turn the words behind them around.
     */
    private static final Pattern FORBIDDEN = Pattern
            .compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private HtmlPage() {
    }

    /** The whole page, one self-contained document that is also well-formed XML. */
    static String write(ReportInput input, ReportFigures figures, Phrasebook words) {
        return fill("report.ftlh", new PageModel(input, figures, words).values(), words);
    }

    /** The page of a comparison: shares and indices all, counts where they differ. */
    static String write(Comparison comparison, Phrasebook words) {
        Map<String, Object> model = new HashMap<>();
        model.put("lang", words.language());
        model.put("before", comparison.before());
        model.put("after", comparison.after());
        List<Comparison.Change> counts = comparison.changes().stream().filter(HtmlPage::isCount)
                .filter(c -> !c.same()).toList();
        List<Comparison.Change> rest = comparison.changes().stream().filter(c -> !isCount(c)).toList();
        model.put("sections",
                List.of(section("comparison.shares", rest, words), section("comparison.counts", counts, words)));
        return fill("comparison.ftlh", model, words);
    }

    /** Names of counts end in a stance or in "coded"; every other figure follows from them. */
    private static boolean isCount(Comparison.Change change) {
        return change.figure().matches(".*\\.(neutral|pro|contra|coded|left-out|stories)");
    }

    private static Map<String, Object> section(String title, List<Comparison.Change> changes, Phrasebook words) {
        String none = words.phrase("no.data");
        return Map.of("title", words.phrase(title), "rows", changes
                .stream().map(c -> Map.of("name", c.figure(), "before",
                        number(words, c.before(), none), "after", number(words, c.after(), none), "difference",
                        c.difference().map(d -> words.decimal(d.low(), 4) + " … " + words.decimal(d.high(), 4))
                                .orElse("")))
                .toList());
    }

    private static String number(Phrasebook words, OptionalDouble value, String none) {
        return value.isPresent() ? number(words, value.getAsDouble()) : none;
    }

    private static String fill(String template, Map<String, Object> model, Phrasebook words) {
        model.put("css", resource("style.css"));
        addFormats(model, words);
        StringWriter page = new StringWriter();
        try {
            TEMPLATES.getTemplate(template).process(model, page);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the page template failed: " + e.getMessage(), e);
        }
        return FORBIDDEN.matcher(page.toString()).replaceAll("").strip() + "\n";
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlPage.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    private static void addFormats(Map<String, Object> model, Phrasebook words) {
        String none = words.phrase("no.data");
        model.put("p", method(in -> words.phrase(in.get(0).toString(), in.subList(1, in.size()).toArray())));
        model.put("w", method(in -> words.word(in.get(0).toString(), in.get(1).toString())));
        model.put("reason", method(in -> words.reason(in.get(0).toString())));
        model.put("n", method(in -> words.count(((Number) in.get(0)).longValue())));
        model.put("x", method(in -> number(words, ((Number) in.get(0)).doubleValue())));
        model.put("hms", method(in -> words.duration(((Number) in.get(0)).longValue())));
        model.put("share", method(in -> words.percent(((Number) in.get(0)).doubleValue())));
        model.put("d", method(in -> words.decimal(((Number) in.get(0)).doubleValue(),
                ((Number) in.get(1)).intValue())));
        model.put("pct", method(in -> ((Figure) in.get(0)).text(words::percent, none)));
        model.put("f", method(
                in -> ((Figure) in.get(0)).text(v -> words.decimal(v, ((Number) in.get(1)).intValue()), none)));
        model.put("o", method(in -> {
            OptionalDouble value = (OptionalDouble) in.get(0);
            return value.isPresent() ? words.decimal(value.getAsDouble(), ((Number) in.get(1)).intValue()) : none;
        }));
    }

    /** A count without decimals, anything else with four. */
    static String number(Phrasebook words, double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? words.count((long) value)
                : words.decimal(value, 4);
    }

    static String resource(String name) {
        try (var stream = HtmlPage.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
