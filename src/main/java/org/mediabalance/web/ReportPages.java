package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.report.Phrasebook;

/** The balance report as the study stands, as far as it is written; see {@link LiveReport}. */
final class ReportPages implements Pages {
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "json",
            "application/json; charset=utf-8", "csv", "text/csv; charset=utf-8", "pdf", "application/pdf", "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    /** What a reader takes along; the package describes the tables. */
    private static final List<String> FILES = List.of("report.pdf", "report.xlsx", "report.json", "items.csv",
            "codes.csv", "datapackage.json");
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern STYLED = Pattern.compile(" style=\"([^\"]*)\"");

    private final OpenStudy study;
    private final Languages languages;
    private final LiveReport report;

    ReportPages(OpenStudy study, BackgroundWork work, Languages languages) {
        this.study = study;
        this.report = new LiveReport(study, work);
        this.languages = languages;
    }

    /**
     * @param self where the report itself is
     * @param written when, in the study's zone; empty when the frame waits for the first one
     * @param current false while a newer one is being written
     */
    private record Live(String self, List<String> files, Optional<String> written, boolean current) {}

    @Override
    public void register(Routes routes) {
        routes.menu("/report", "menu.report");
        routes.page("/report", request -> {
            String language = languages.of(request).language();
            Optional<Instant> written = report.written(language);
            boolean current = written.isPresent() && report.isCurrent(language);
            String base = "/report/" + language + "/";
            return new Shown("report", new Live(base + "index.html", FILES.stream().map(base::concat).toList(),
                    written.map(this::local), current));
        });
        routes.get("/report/{language}/<file>", this::file);
    }

    private String local(Instant moment) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(study.study().period().zone())
                .format(moment);
    }

    private void file(Context request) throws IOException {
        String language = request.pathParam("language");
        if (!Phrasebook.LANGUAGES.contains(language)) {
            throw new NotFoundResponse("no report in this language");
        }
        if (!Viewer.of(request).blind().isEmpty()) {
            // Totals over items that the reader is still to code would tell what others think of them.
            throw new ForbiddenResponse(languages.of(request).phrase("report.blind"));
        }
        String name = request.pathParam("file");
        byte[] content = report.file(language, name)
                .orElseThrow(() -> new NotFoundResponse("the report has no such file"));
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        if (type.startsWith("text/html")) {
            request.header("Content-Security-Policy", policy(new String(content, StandardCharsets.UTF_8)));
            request.header("X-Frame-Options", "SAMEORIGIN");
        } else {
            request.header("Content-Disposition", "attachment; filename=\"" + study.study().id() + "-"
                    + name.substring(name.lastIndexOf('/') + 1) + "\"");
        }
        request.contentType(type).result(content);
    }

    /** Allows exactly the styles that the report was written with, so that nothing an outlet wrote can add one. */
    private static String policy(String page) {
        StringBuilder hashes = new StringBuilder();
        for (Pattern pattern : List.of(STYLE, STYLED)) {
            Matcher styles = pattern.matcher(page);
            while (styles.find()) {
                hashes.append(" 'sha256-").append(hash(styles.group(1))).append('\'');
            }
        }
        return "default-src 'none'; img-src data:; style-src 'unsafe-hashes'" + hashes
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
