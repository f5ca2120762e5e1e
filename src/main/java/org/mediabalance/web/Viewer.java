package org.mediabalance.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/**
 * Who looks at a page, and what must stay hidden from them. Sign-in notes it in the request before a page is made; every
 * page that shows codes asks for it.
 *
 * @param name the signed-in person; empty on one's own machine without sign-in
 * @param blind ids of items whose codes, people's and the machine's, this person must not see yet, because they are still
 *        to code them
 */
record Viewer(Optional<String> name, Set<String> blind) {
    /** Somebody on their own machine. */
    static final Viewer OWNER = new Viewer(Optional.empty(), Set.of());

    Viewer {
        blind = Set.copyOf(blind);
    }

    /** Who sent this request. */
    static Viewer of(Context request) {
        Viewer viewer = request.attribute(Viewer.class.getName());
        return viewer == null ? OWNER : viewer;
    }

    /** Notes that this person sent the request. */
    void note(Context request) {
        request.attribute(Viewer.class.getName(), this);
    }

    /** Whether codes and evidence of this item may be shown. */
    boolean seesCodesOf(String item) {
        return !blind.contains(item);
    }
}
