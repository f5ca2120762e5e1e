package org.mediabalance.web;

/** The pages of one subject, such as search or coding. */
interface Pages {
    /** Names their addresses; called once, before the server takes requests. */
    void register(Routes routes);
}
