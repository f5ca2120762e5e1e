package org.mediabalance.report;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.utility.DeepUnwrap;
import java.util.ArrayList;
import java.util.List;

/** A function that a template of a report or of the web application can call. Thread-safe when its body is. */
@FunctionalInterface
public interface TemplateFunction {

    /** The text for these arguments, which are plain Java values; unescaped. */
    String apply(List<Object> arguments);

    /** The function as the template engine takes it. */
    static TemplateMethodModelEx method(TemplateFunction function) {
        return arguments -> {
            List<Object> values = new ArrayList<>();
            for (Object argument : arguments) {
                values.add(DeepUnwrap.unwrap((TemplateModel) argument));
            }
            return function.apply(values);
        };
    }
}
