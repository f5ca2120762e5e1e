package org.mediabalance.web;

/** Ends the making of a page: the browser is to go to another address. */
final class GoOn extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    GoOn(String path) {
        super(path, null, false, false);
        this.path = path;
    }

    String path() {
        return path;
    }
}
