package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Optional;
import org.mediabalance.coding.Session;

/** Who signed a request, as noted by {@link SignInPages}. */
final class SignedIn {
    private SignedIn() {
    }

    static void note(Context request, Session session) {
        request.attribute(Session.class.getName(), session);
    }

    /** The session; empty on one's own machine before anybody has an account. */
    static Optional<Session> of(Context request) {
        return Optional.ofNullable(request.attribute(Session.class.getName()));
    }

    /** The session of somebody who runs the coding; for others the page is forbidden. */
    static Session lead(Context request) {
        return of(request).filter(Session::lead)
                .orElseThrow(() -> new ForbiddenResponse("only those who run the coding see this page"));
    }

    /** The session of a coder; for others the page is forbidden. */
    static Session coder(Context request) {
        return of(request).filter(session -> !session.lead())
                .orElseThrow(() -> new ForbiddenResponse("only coders code"));
    }
}
