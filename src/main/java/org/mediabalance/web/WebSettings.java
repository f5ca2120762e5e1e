package org.mediabalance.web;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where the application answers and in which language it begins.
 *
 * @param host the address to bind; anything but a loopback address opens the study to the network
 * @param port 0 for any free one
 * @param names further host names people reach it by, such as that of a proxy that adds TLS
 * @param language {@code en}, {@code ru} or {@code kk}, for readers whose browser asks for none of the three
 * @param model directory of the stance model that the study's codes improve on; empty when none is to be trained
 */
public record WebSettings(String host, int port, Set<String> names, String language, Optional<Path> model) {
    /** Only this machine can reach it. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Settings under which no model is trained. */
    public WebSettings(String host, int port, Set<String> names, String language) {
        this(host, port, names, language, Optional.empty());
    }

    public WebSettings {
        names = Set.copyOf(names);
    }

    /** Whether other machines can reach it, so that everybody has to sign in. */
    public boolean team() {
        return !Set.of(LOOPBACK, "localhost", "::1").contains(host) || !names.isEmpty();
    }
}
