package org.mediabalance.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;

/** The addresses of the application and its menu. */
final class Routes {
    private final RoutesConfig javalin;
    private final Renderer renderer;
    private final List<MenuEntry> menu = new ArrayList<>();

    /** An entry of the menu; {@code phrase} is the key of its words. */
    record MenuEntry(String path, String phrase) {}

    /** Answers a request for a page. */
    @FunctionalInterface
    interface Page {
        Shown show(Context request) throws Exception;
    }

    Routes(RoutesConfig javalin, Renderer renderer) {
        this.javalin = javalin;
        this.renderer = renderer;
    }

    /** A page at this path, and its JSON twin at the same path with {@code .json}. */
    void page(String path, Page page) {
        // The twin first: a path parameter would take the ending for its own.
        javalin.get(path + ".json", request -> Renderer.json(request, page.show(request)));
        javalin.get(path, request -> renderer.html(request, page.show(request)));
    }

    /** Answers a form; usually by a redirect. */
    void post(String path, Handler handler) {
        javalin.post(path, handler);
    }

    /** Answers a form with a page when it cannot be done, so that nothing typed is lost. */
    void postPage(String path, Page page) {
        javalin.post(path, request -> renderer.html(request, page.show(request)));
    }

    /** Answers with something that is no page, such as a file. */
    void get(String path, Handler handler) {
        javalin.get(path, handler);
    }

    /** Runs before every request, after the server's own checks. */
    void before(Handler handler) {
        javalin.before(handler);
    }

    /** Adds an entry to the menu, in the order of calls. */
    void menu(String path, String phrase) {
        menu.add(new MenuEntry(path, phrase));
    }

    List<MenuEntry> menu() {
        return List.copyOf(menu);
    }
}
