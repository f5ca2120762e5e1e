package org.mediabalance.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mediabalance.store.SavedSearch;

/** Search with counts, timeline and keywords in context; exports of the whole result; searches kept for good. */
final class SearchPages implements Pages {
    /** Letters of the name of a kept search. */
    private static final int NAME = 200;
    /** As long as the longest query the search reads, percent-encoded. */
    private static final int PARAMETERS = 130_000;

    private final OpenStudy study;
    private final FreshIndex index;

    SearchPages(OpenStudy study, FreshIndex index) {
        this.study = study;
        this.index = index;
    }

    /** The searches that were kept. */
    private record Kept(List<SavedSearch> searches) {}

    @Override
    public void register(Routes routes) {
        routes.menu("/search", "menu.search");
        for (Export export : Export.values()) {
            routes.get("/search." + export.name().toLowerCase(Locale.ROOT), request -> export(request, export));
        }
        routes.page("/search", this::search);
        routes.page("/saved", request -> new Shown("saved", new Kept(study.record().searches().all())));
        routes.get("/saved/{id}", this::saved);
        routes.post("/saved", this::save);
    }

    private Shown search(Context request) {
        SearchQuery query = SearchQuery.of(request);
        Viewer viewer = Viewer.of(request);
        return new Shown("search", SearchFacts.of(study.study(), query, viewer,
                index.now().search(query.request(viewer))));
    }

    private void export(Context request, Export export) throws IOException {
        SearchQuery query = SearchQuery.of(request);
        // Counting first: a query that is refused must be refused before the answer has begun.
        index.now().search(query.request(Viewer.of(request)));
        String name = study.study().id() + "-search." + export.name().toLowerCase(Locale.ROOT);
        request.contentType(export.type()).header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        export.write(to -> study.index().each(query.q(), query.scope(Viewer.of(request)), to),
                request.res().getOutputStream());
    }

    private void saved(Context request) {
        String id = request.pathParam("id");
        SavedSearch found = study.record().searches().of(id)
                .orElseThrow(() -> new NotFoundResponse("no search was kept under this address"));
        request.redirect("/search?" + found.parameters());
    }

    private void save(Context request) {
        String parameters = request.formParam("parameters");
        String name = request.formParam("name");
        if (parameters == null || name == null || name.isBlank() || name.length() > NAME
                || parameters.length() > PARAMETERS || !parameters.matches("[\\w%&=+.*-]*")) {
            throw new BadRequestResponse("a kept search needs a name of at most " + NAME + " letters");
        }
        String id = id(parameters);
        study.record().searches().keep(new SavedSearch(id, name.strip(), parameters, Viewer.of(request).name(),
                study.clock().instant()));
        request.redirect("/saved", HttpStatus.SEE_OTHER);
    }

    /** The same search has the same address, whoever keeps it. */
    private static String id(String parameters) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(parameters.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
