package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is checked and said with every request: whom the browser thinks it talks to (Host, against DNS rebinding), which
 * page sent a form (Origin, against forged forms), and what a page may load (Content-Security-Policy: only this server's
 * own style sheets, scripts, pictures and media, nothing inline).
 */
final class Guard {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " media-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private final Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    /** The server answers to its own loopback names and to the host it was told to bind or be known as. */
    Guard(WebSettings settings) {
        names.add(settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host());
        names.addAll(settings.names());
    }

    void check(Context request) {
        headers(request);
        String host = request.header("Host");
        if (host == null || !names.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new ForbiddenResponse("this server does not answer to that name; start it with --name to add one");
        }
        boolean reading = Set.of("GET", "HEAD").contains(request.method().name());
        if (!reading && (!sameOrigin(request.header("Origin"), host)
                || "cross-site".equals(request.header("Sec-Fetch-Site")))) {
            throw new ForbiddenResponse("this form was sent from another site");
        }
    }

    /** A program sends no Origin; a browser does with every form. */
    private static boolean sameOrigin(String origin, String host) {
        if (origin == null) {
            return true;
        }
        try {
            return host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void headers(Context request) {
        request.header("Content-Security-Policy", POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("X-Frame-Options", "DENY");
        // With no-referrer a browser sends forms with the Origin "null", which cannot be told from a forged one.
        request.header("Referrer-Policy", "same-origin");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        request.header("Cache-Control", "no-store");
    }
}
