package org.mediabalance.web;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.StudyDirectory;

/** A study on a running server, and somebody who asks it. */
record ServedStudy(WebServer server, Browser browser) implements AutoCloseable {

    static ServedStudy of(StudyDirectory study) {
        WebServer server = WebServer.start(study,
                new WebSettings(WebSettings.LOOPBACK, 0, Set.of(), "en", Optional.empty()),
                Clock.systemUTC(), Progress.SILENT);
        return new ServedStudy(server, new Browser(server.address()));
    }

    @Override
    public void close() {
        server.close();
    }
}
