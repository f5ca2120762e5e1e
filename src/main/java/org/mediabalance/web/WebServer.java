package org.mediabalance.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.StudyDirectory;

/**
 * One study served to browsers. Binds to this machine only unless told otherwise; see {@link WebSettings}. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    /** A form of this application is a few kilobytes. */
    private static final long LARGEST_FORM = 1_000_000;
    /** Room for the longest query that the search reads, percent-encoded: six bytes for a Cyrillic letter. */
    private static final int LARGEST_HEADER = 160_000;
    /** How long requests that have begun may take to end after the stop was asked for. */
    private static final long STOP_MILLIS = 5_000;

    private final OpenStudy study;
    private final FreshIndex index;
    private final CodingRoom coding;
    private final WebSettings settings;
    private final Javalin javalin;

    private WebServer(OpenStudy study, FreshIndex index, CodingRoom coding, WebSettings settings) {
        this.study = study;
        this.index = index;
        this.coding = coding;
        this.settings = settings;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Opens the study and takes requests until closed.
     *
     * @throws org.mediabalance.study.InputException when the study cannot be opened
     */
    public static WebServer start(StudyDirectory directory, WebSettings settings, Clock clock, Progress progress) {
        OpenStudy study = OpenStudy.open(directory, clock, progress);
        try {
            FreshIndex index = new FreshIndex(study);
            WebServer server = new WebServer(study, index, CodingRoom.open(study, index, settings), settings);
            server.javalin.start(settings.host(), settings.port());
            return server;
        } catch (RuntimeException e) {
            study.close();
            throw e;
        }
    }

    /** The pages, in the order of the menu. */
    private List<Pages> pages(Languages languages) {
        return List.of(new SignInPages(coding, settings), new SearchPages(study, index), new ItemPages(study),
                new CodingPages(coding), new ProgressPages(coding, languages), new DisagreementPages(coding),
                new CoveragePages(study), new ReportPages(study, coding.work(), languages), new TeamPages(coding),
                new HomePages(study));
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LARGEST_FORM;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(LARGEST_HEADER);
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.insertHandler(new GracefulHandler());
        });
        config.staticFiles.add(assets -> {
            assets.hostedPath = "/assets";
            assets.directory = "/org/mediabalance/web/assets";
            assets.location = Location.CLASSPATH;
            assets.headers = Map.of("Cache-Control", "max-age=300", "X-Content-Type-Options", "nosniff");
        });
        routes(config);
    }

    private void routes(JavalinConfig config) {
        config.routes.before(new Guard(settings)::check);
        List<Routes.MenuEntry> menu = new ArrayList<>();
        Languages languages = new Languages(settings.language());
        Renderer renderer = new Renderer(languages, study.study(), () -> menu);
        new Refusals(renderer, languages).register(config.routes);
        Routes routes = new Routes(config.routes, renderer);
        pages(languages).forEach(pages -> pages.register(routes));
        menu.addAll(routes.menu());
    }

    /** Where people reach it. */
    public URI address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create("http://" + host + ":" + javalin.port() + "/");
    }

    /** Where the first person to run the coding makes their account, once; empty when somebody can already. */
    public Optional<URI> firstLink() {
        return coding.coders().haveLead()
                ? Optional.empty()
                : Optional.of(address().resolve("/join/"
                        + coding.coders().invite(Optional.empty(), true, coding.clock().instant())));
    }

    /** Lets running requests end, then closes the study. */
    @Override
    public void close() {
        javalin.stop();
        coding.close();
        study.close();
    }
}
