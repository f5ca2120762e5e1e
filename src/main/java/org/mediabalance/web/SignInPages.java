package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mediabalance.coding.Coders;
import org.mediabalance.coding.Session;
import org.mediabalance.coding.SignIn;
import org.mediabalance.store.Invitation;

/**
 * Signing in and out, joining by a link, and the check before every request: who sent it, and whether a form carries the
 * secret of its session. As soon as anybody has an account, or other machines can reach the server, every page asks for it.
 */
final class SignInPages implements Pages {
    private static final String COOKIE = "session";
    private static final String ENTRANCE = "/sign-in";
    private static final String LINK = "/join/";
    /** Coding pages show no codes but one's own, so they need not know what is hidden. */
    private static final String CODING = "/coding";

    private final CodingRoom room;
    private final boolean team;

    /** @param problem key of the phrase that says what was wrong; {@code minutes} to wait */
    private record Form(Optional<String> problem, long minutes, String name, String next) {}

    private record JoinForm(Optional<String> problem, String token, Optional<String> name, boolean lead,
            int passwordMin) {}

    SignInPages(CodingRoom room, WebSettings settings) {
        this.room = room;
        this.team = settings.team();
    }

    @Override
    public void register(Routes routes) {
        routes.before(this::check);
        routes.page(ENTRANCE, request -> new Shown("sign-in",
                new Form(Optional.empty(), 0, "", next(request.queryParam("next")))));
        routes.postPage(ENTRANCE, this::signIn);
        routes.post("/sign-out", this::signOut);
        routes.page(LINK + "{token}", request -> joinForm(request, Optional.empty()));
        routes.postPage(LINK + "{token}", this::join);
    }

    private Instant now() {
        return room.clock().instant();
    }

    private void check(Context request) {
        Optional<Session> session = Optional.ofNullable(request.cookie(COOKIE))
                .flatMap(token -> room.coders().session(token, now()));
        session.ifPresent(s -> welcome(request, s));
        String path = request.path();
        boolean entrance = path.startsWith("/assets/") || path.equals(ENTRANCE) || path.startsWith(LINK)
                || path.equals("/favicon.ico");
        if (session.isPresent() || entrance || !team && room.coders().all().isEmpty()) {
            return;
        }
        if (path.endsWith(".json") || !request.method().name().equals("GET")) {
            throw new UnauthorizedResponse("sign in first");
        }
        String query = request.queryString() == null ? "" : "?" + request.queryString();
        request.redirect(ENTRANCE + "?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8),
                HttpStatus.SEE_OTHER);
        request.skipRemainingHandlers();
    }

    private void welcome(Context request, Session session) {
        SignedIn.note(request, session);
        boolean reading = Set.of("GET", "HEAD").contains(request.method().name());
        if (!reading && !request.path().startsWith(LINK) && !carries(request.formParam("token"), session.csrf())) {
            throw new ForbiddenResponse(
                    "this form is too old or was not sent from this application; go back, reload the"
                            + " page and send it again");
        }
        Set<String> blind = session.lead() || request.path().startsWith(CODING)
                ? Set.of()
                : room.desk().blind(session.coder(), now());
        new Viewer(Optional.of(session.coder()), blind).note(request);
    }

    private static boolean carries(String sent, String expected) {
        return sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8),
                expected.getBytes(StandardCharsets.UTF_8));
    }

    private Shown signIn(Context request) {
        String name = text(request, "name");
        String next = next(request.formParam("next"));
        SignIn result = room.coders().signIn(name, text(request, "password"), request.ip(), now());
        if (result instanceof SignIn.Done done) {
            enter(request, done.session(), next);
        }
        long minutes = result instanceof SignIn.TooMany many ? many.delay().toMinutes() + 1 : 0;
        return new Shown("sign-in", new Form(problem(result), minutes, name, next), status(result));
    }

    private Shown join(Context request) {
        SignIn result = room.coders().join(request.pathParam("token"), text(request, "name"),
                text(request, "password"), now());
        if (result instanceof SignIn.Done done) {
            enter(request, done.session(), CODING);
        }
        return joinForm(request, problem(result));
    }

    private Shown joinForm(Context request, Optional<String> problem) {
        String token = request.pathParam("token");
        Optional<Invitation> invitation = room.coders().invitation(token, now());
        boolean valid = invitation.isPresent();
        return new Shown("join", new JoinForm(valid ? problem : Optional.of("signin.no-invitation"), token,
                invitation.flatMap(Invitation::name), invitation.map(Invitation::lead).orElse(false),
                Coders.PASSWORD_MIN), valid ? problem.isPresent() ? 422 : 200 : 404);
    }

    /** The browser goes on to the next page; what is shown in between does not matter. */
    private static void enter(Context request, Session session, String next) {
        request.cookie(new Cookie(COOKIE, session.token(), "/", (int) Coders.SESSION.toSeconds(), secure(request), true,
                null, SameSite.STRICT));
        throw new GoOn(next);
    }

    private void signOut(Context request) {
        SignedIn.of(request).ifPresent(room.coders()::signOut);
        request.removeCookie(COOKIE, "/");
        request.redirect(ENTRANCE, HttpStatus.SEE_OTHER);
    }

    /** Whether the browser came by TLS, here or at the proxy in front. */
    private static boolean secure(Context request) {
        return "https".equals(request.scheme()) || "https".equals(request.header("X-Forwarded-Proto"));
    }

    private static Optional<String> problem(SignIn result) {
        return switch (result) {
            case SignIn.Done done -> Optional.empty();
            case SignIn.Wrong wrong -> Optional.of("signin.wrong");
            case SignIn.TooMany many -> Optional.of("signin.too-many");
            case SignIn.NoInvitation no -> Optional.of("signin.no-invitation");
            case SignIn.BadName bad -> Optional.of("signin.bad-name");
            case SignIn.BadPassword bad -> Optional.of("signin.bad-password");
        };
    }

    private static int status(SignIn result) {
        return result instanceof SignIn.TooMany ? 429 : 401;
    }

    /** A page of this server only: a path, and not one that a browser takes for another host. */
    private static String next(String wanted) {
        return wanted != null && wanted.matches("/([^/\\\\].*)?") && !wanted.startsWith(ENTRANCE) ? wanted : "/";
    }

    private static String text(Context request, String name) {
        String value = request.formParam(name);
        return value == null ? "" : value;
    }
}
