package org.mediabalance.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.mediabalance.balance.Figure;

/** Fills the page template; the template holds the structure, {@link PageModel} what stands in it. */
final class HtmlPage {
    private static final Configuration TEMPLATES = configuration();

    private HtmlPage() {
    }

    /** The whole page, one self-contained document that is also well-formed XML. */
    static String write(ReportInput input, ReportFigures figures, Phrasebook words) {
        Map<String, Object> model = new PageModel(input, figures, words).values();
        model.put("css", resource("style.css"));
        addFormats(model, words);
        StringWriter page = new StringWriter();
        try {
            TEMPLATES.getTemplate("report.ftlh").process(model, page);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the page template failed: " + e.getMessage(), e);
        }
        return page.toString().strip() + "\n";
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

    /** A function that the template can call. */
    private interface Function {
        String apply(List<Object> arguments);
    }

    private static TemplateMethodModelEx method(Function function) {
        return arguments -> {
            List<Object> values = new ArrayList<>();
            for (Object argument : arguments) {
                values.add(unwrap((TemplateModel) argument));
            }
            return function.apply(values);
        };
    }

    private static Object unwrap(TemplateModel model) throws TemplateModelException {
        return DeepUnwrap.unwrap(model);
    }

    static String resource(String name) {
        try (var stream = HtmlPage.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
