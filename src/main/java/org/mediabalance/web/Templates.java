package org.mediabalance.web;

import static org.mediabalance.report.TemplateFunction.method;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mediabalance.report.Phrasebook;

/** Fills templates; whatever a template prints is escaped for HTML. Thread-safe. */
final class Templates {
    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    Templates() {
        configuration.setClassForTemplateLoading(Templates.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
    }

    /** The page; the model gains the words of the language as functions. */
    String fill(String template, Map<String, Object> model, Phrasebook words) {
        model.put("p", method(in -> words.phrase(in.getFirst().toString(), in.subList(1, in.size()).toArray())));
        model.put("w", method(in -> words.word(in.get(0).toString(), in.get(1).toString())));
        model.put("n", method(in -> words.count(number(in).longValue())));
        model.put("share", method(in -> words.percent(number(in).doubleValue())));
        model.put("d", method(in -> words.decimal(number(in).doubleValue(), ((Number) in.get(1)).intValue())));
        model.put("hms", method(in -> words.duration(number(in).longValue())));
        model.put("day", method(in -> day(LocalDate.parse(in.getFirst().toString()), words)));
        StringWriter page = new StringWriter();
        try {
            configuration.getTemplate(template + ".ftlh").process(model, page);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the template " + template + " failed: " + e.getMessage(), e);
        }
        return page.toString();
    }

    private static Number number(List<Object> in) {
        return (Number) in.getFirst();
    }

    /** A day as the language writes it, such as 3 June 2022. */
    private static String day(LocalDate day, Phrasebook words) {
        return words.phrase("date", Integer.toString(day.getDayOfMonth()), words.phrase("month." + day.getMonthValue()),
                Integer.toString(day.getYear()));
    }
}
