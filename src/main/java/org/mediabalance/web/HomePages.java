package org.mediabalance.web;

/** The first page and the one about the method. */
final class HomePages implements Pages {
    @Override
    public void register(Routes routes) {
        routes.get("/", request -> request.redirect("/search"));
        routes.get("/favicon.ico", request -> request.redirect("/assets/icon.svg"));
    }
}
