package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.monitor.StudyReport;
import org.mediabalance.report.Phrasebook;

/** The balance report as the study stands now, written when somebody asks and kept until the record changes. */
final class ReportPages implements Pages {
    private static final long SEED = 1;
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
    private final Remembered<Path> written = new Remembered<>();

    ReportPages(OpenStudy study, Languages languages) {
        this.study = study;
        this.languages = languages;
    }

    /** @param self where the report itself is; @param files what can be taken along */
    private record Live(String self, List<String> files) {}

    @Override
    public void register(Routes routes) {
        routes.menu("/report", "menu.report");
        // Only the frame writes the report, so that this page comes at once.
        routes.page("/report", request -> {
            String base = "/report/" + languages.of(request).language() + "/";
            return new Shown("report", new Live(base + "index.html", FILES.stream().map(base::concat).toList()));
        });
        routes.get("/report/{language}/<file>", this::file);
    }

    /** Totals over items that the reader is still to code would tell what others think of them. */
    private Path directory(Context request, String language) {
        if (!Viewer.of(request).blind().isEmpty()) {
            throw new ForbiddenResponse(languages.of(request).phrase("report.blind"));
        }
        return written.of(language, study.record().version(), () -> write(language));
    }

    private Path write(String language) {
        Path directory = study.directory().root().resolve("live-report").resolve(language);
        try {
            StudyReport.write(study.directory(), study.record(), directory, language, SEED, study.clock().instant());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void file(Context request) throws IOException {
        String language = request.pathParam("language");
        if (!Phrasebook.LANGUAGES.contains(language)) {
            throw new NotFoundResponse("no report in this language");
        }
        Path directory = directory(request, language);
        Path file = directory.resolve(request.pathParam("file")).normalize();
        if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
            throw new NotFoundResponse("the report has no such file");
        }
        String name = file.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        byte[] content = Files.readAllBytes(file);
        if (type.startsWith("text/html")) {
            request.header("Content-Security-Policy", policy(new String(content, StandardCharsets.UTF_8)));
            request.header("X-Frame-Options", "SAMEORIGIN");
        } else {
            request.header("Content-Disposition", "attachment; filename=\"" + study.study().id() + "-" + name + "\"");
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
