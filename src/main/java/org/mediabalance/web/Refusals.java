package org.mediabalance.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.mediabalance.study.InputException;

/** What people see when a request cannot be answered: one page that says why, or the same as JSON. */
final class Refusals {
    private final Renderer renderer;
    private final Languages languages;

    /** @param reason empty when the program is at fault, which is not explained to the reader */
    private record Refusal(int status, Optional<String> reason) {}

    Refusals(Renderer renderer, Languages languages) {
        this.renderer = renderer;
        this.languages = languages;
    }

    void register(RoutesConfig routes) {
        routes.exception(InputException.class, (refused, request) -> show(request, 400, refused.getMessage()));
        routes.exception(GoOn.class, (on, request) -> request.redirect(
                request.path().endsWith(".json") ? on.path() + ".json" : on.path(), HttpStatus.SEE_OTHER));
        routes.exception(HttpResponseException.class,
                (refused, request) -> show(request, refused.getStatus(), refused.getMessage()));
        routes.exception(Exception.class, (fault, request) -> {
            System.err.println("mediabalance: " + request.method() + " " + request.path() + " failed: " + fault);
            if (System.getenv("MEDIABALANCE_TRACE") != null) {
                fault.printStackTrace(System.err);
            }
            show(request, 500, null);
        });
    }

    private void show(Context request, int status, String reason) {
        Optional<String> said = Optional.ofNullable(reason)
                .map(english -> Reasons.in(languages.of(request), english).orElse(english));
        Shown shown = new Shown("refusal", new Refusal(status, said), status);
        if (request.path().endsWith(".json")) {
            Renderer.json(request, shown);
        } else {
            renderer.html(request, shown);
        }
    }
}
